import { GFM, parser } from "@lezer/markdown";

import { paperLinks } from "./paper-links.ts";

const markdown = parser.configure(GFM);

/** Marks that mean something by what they do to the words beside them. */
const MARKS = new Set(["HeaderMark", "EmphasisMark", "StrikethroughMark", "CodeMark", "CodeInfo", "QuoteMark", "LinkMark", "LinkTitle", "TableDelimiter", "HorizontalRule", "Escape"]);
/** Whose address is not among the words shown. */
const NAMED = new Set(["Link", "Image"]);

interface Change {
  from: number;
  to: number;
  text: string;
}

/** The words of a note as they are read, without the marks that Markdown sets around them. */
export function plainNote(text: string): string {
  const links = paperLinks(text);
  const changes: Change[] = links.flatMap(({ from, to, shown }) => [
    { from, to: shown.from, text: "" },
    { from: shown.to, to, text: "" },
  ]);
  const inLink = (at: number) => links.some(({ from, to }) => from <= at && at < to);
  markdown.parse(text).iterate({
    enter: ({ name, from, to, node }) => {
      if (inLink(from)) return;
      const shown = replacement(name, text.slice(from, to), node.parent?.name ?? "");
      if (shown !== null) changes.push({ from, to: shown === "" && name === "HeaderMark" ? afterSpace(text, to) : to, text: shown });
    },
  });
  return applied(text, changes).replace(/[ \t]{2,}/g, " ").replace(/[ \t]+$/gm, "").replace(/\n\s*\n/g, "\n").trim();
}

/** What stands for a mark; none where it is words. */
function replacement(name: string, mark: string, parent: string): string | null {
  if (name === "TaskMarker") return /x/i.test(mark) ? "☑" : "☐";
  if (name === "ListMark") return /[-*+]/.test(mark) ? "•" : null;
  if (name === "Escape") return mark.slice(1);
  if (name === "TableDelimiter") return /^\|$/.test(mark) ? " " : "";
  if (name === "URL") return NAMED.has(parent) ? "" : null;
  return MARKS.has(name) ? "" : null;
}

const afterSpace = (text: string, at: number): number => at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);

function applied(text: string, changes: Change[]): string {
  let at = 0;
  let plain = "";
  for (const change of changes.sort((a, b) => a.from - b.from)) {
    if (change.from < at) continue;
    plain += text.slice(at, change.from) + change.text;
    at = change.to;
  }
  return plain + text.slice(at);
}
