import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** What Markdown's words look like. */
export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.heading1, class: "note-h1" },
    { tag: tags.heading2, class: "note-h2" },
    { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], class: "note-h3" },
    { tag: tags.strong, fontWeight: "650" },
    { tag: tags.emphasis, fontStyle: "italic" },
    { tag: tags.strikethrough, textDecoration: "line-through" },
    { tag: tags.monospace, class: "note-code" },
    { tag: tags.quote, color: "var(--ink-2)" },
    { tag: [tags.link, tags.url], class: "note-link" },
    { tag: tags.processingInstruction, color: "var(--ink-3)" },
    { tag: tags.contentSeparator, color: "var(--ink-3)" },
  ]),
);

export const theme = EditorView.theme({
  "&": { fontSize: "calc(14.5px * var(--text-scale))", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--sans)", lineHeight: "1.6", overflow: "visible" },
  ".cm-content": { padding: "2px 0 24px", caretColor: "var(--accent)", cursor: "text" },
  ".cm-line": { padding: "0" },
  ".cm-cursor": { borderLeftColor: "var(--accent)" },
  ".cm-placeholder": { color: "var(--ink-2)" },
  ".note-h1": { font: "600 1.36em/1.4 var(--serif)" },
  ".note-h2": { font: "600 1.18em/1.5 var(--serif)" },
  ".note-h3": { fontWeight: "620" },
  ".note-code": {
    fontFamily: "var(--mono)",
    fontSize: "0.88em",
    background: "var(--paper-3)",
    borderRadius: "4px",
    padding: "1px 4px",
  },
  ".note-link": { color: "var(--accent)", cursor: "pointer" },
  ".note-bullet": { color: "var(--ink-2)" },
  ".note-task": { margin: "0 6px 0 0", verticalAlign: "-1px", accentColor: "var(--accent)" },
  ".note-quote": { borderLeft: "3px solid var(--line-strong)", paddingLeft: "10px" },
});
