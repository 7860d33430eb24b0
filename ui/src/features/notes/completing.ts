import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import type { SuggestedPaper } from "../../api/generated/bindings.ts";
import { begunLink } from "../../lib/paper-links.ts";

/** Gives the papers that words typed after `[[` may mean, likeliest first. */
export type Suggest = (words: string) => Promise<readonly SuggestedPaper[]>;

/** Completes `[[` to a link to another paper. */
export function completing(suggest: Suggest): Extension {
  const source = async ({ state, pos }: CompletionContext): Promise<CompletionResult | null> => {
    const line = state.doc.lineAt(pos);
    const begun = begunLink(line.text.slice(0, pos - line.from));
    if (!begun) return null;
    const papers = await suggest(begun.words);
    const from = line.from + begun.at;
    // The library has chosen and put in order already.
    return { from, filter: false, options: papers.map(({ paper, link }) => ({ label: paper.title, apply: link })) };
  };
  // After two brackets Enter means the paper on offer, however fast it follows.
  return [autocompletion({ override: [source], icons: false, activateOnTypingDelay: 60, interactionDelay: 0 }), look];
}

const look = EditorView.theme({
  ".cm-tooltip.cm-tooltip-autocomplete": {
    padding: "5px",
    background: "var(--paper)",
    border: "1px solid var(--line)",
    borderRadius: "var(--radius-large)",
    boxShadow: "var(--shadow)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--sans)", maxWidth: "min(460px, 90vw)", maxHeight: "18em", boxSizing: "border-box" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "5px 10px",
    borderRadius: "6px",
    lineHeight: "1.4",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent-soft)", color: "var(--accent)" },
  ".cm-completionMatchedText": { textDecoration: "none" },
});
