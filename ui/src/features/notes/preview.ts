import { syntaxTree } from "@codemirror/language";
import type { EditorState, Range } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

import { type PaperLink, paperLinks } from "../../lib/paper-links.ts";
import { type SyntaxNode, showImage } from "./images.ts";
import { BulletWidget, MathWidget, TaskWidget } from "./widgets.ts";

/** Marks that mean something by what they do to the words beside them. */
const MARKS = new Set(["HeaderMark", "EmphasisMark", "StrikethroughMark", "CodeMark", "QuoteMark", "LinkMark"]);
/** A formula by itself between pairs of dollars, or one among words between single ones. */
const MATH = /\$\$([^$\n]+)\$\$|\$([^\s$](?:[^$\n]*[^\s$])?)\$(?!\d)/g;
const ADDRESS = /https?:\/\/[^\s<>()\[\]"'`]+/g;

const hidden = Decoration.replace({});
const paperLink = Decoration.mark({ class: "note-link" });

/** Shows what Markdown means on every line but those the person is on. */
export const preview = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      // A long text, or a slow machine: it is parsed on while it is shown.
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (parsed || update.docChanged || update.selectionSet || update.viewportChanged || update.focusChanged) {
        this.decorations = decorate(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const out: Range<Decoration>[] = [];
  const edited = editedLines(view);
  const isEdited = (at: number) => edited.has(state.doc.lineAt(at).number);
  for (const { from, to } of view.visibleRanges) {
    const links = linksToPapers(state, from, to, isEdited, out);
    const inLink = (at: number) => links.some((link) => link.from <= at && at < link.to);
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.name === "Blockquote") quoteLines(state, node.from, node.to, out);
        if (node.name === "Image") {
          showImage(state, node.node, isEdited(node.from), out);
          return false;
        }
        if (isEdited(node.from) || inLink(node.from)) return undefined;
        if (node.name === "Link") tellAddress(state, node.node, out);
        if (node.name === "TaskMarker") {
          const done = /x/i.test(state.sliceDoc(node.from, node.to));
          out.push(Decoration.replace({ widget: new TaskWidget(done, node.from) }).range(node.from, node.to));
        } else if (node.name === "ListMark" && /[-*+]/.test(state.sliceDoc(node.from, node.to))) {
          out.push(Decoration.replace({ widget: new BulletWidget() }).range(node.from, node.to));
        } else if (MARKS.has(node.name)) {
          hide(state, node.name, node.from, node.to, out);
        } else if (node.name === "URL" && node.node.parent?.name === "Link") {
          out.push(hidden.range(node.from, node.to));
        }
        return undefined;
      },
    });
    formulas(state, from, to, isEdited, out);
  }
  return Decoration.set(out, true);
}

function editedLines(view: EditorView): Set<number> {
  const lines = new Set<number>();
  if (!view.hasFocus) return lines;
  for (const range of view.state.selection.ranges) {
    const last = view.state.doc.lineAt(range.to).number;
    for (let line = view.state.doc.lineAt(range.from).number; line <= last; line++) lines.add(line);
  }
  return lines;
}

function hide(state: EditorState, name: string, from: number, to: number, out: Range<Decoration>[]): void {
  // The space after `#` and `>` belongs to the mark; fences of code blocks stay.
  if (name === "CodeMark" && to - from >= 3) return;
  const spaced = (name === "HeaderMark" || name === "QuoteMark") && state.sliceDoc(to, to + 1) === " ";
  const end = spaced ? to + 1 : to;
  if (end > from) out.push(hidden.range(from, end));
}

/** Says where the words of a link lead, since the address behind them is not seen. */
function tellAddress(state: EditorState, link: SyntaxNode, out: Range<Decoration>[]): void {
  const address = link.getChild("URL");
  if (!address) return;
  const title = state.sliceDoc(address.from, address.to);
  out.push(Decoration.mark({ attributes: { title } }).range(link.from, link.to));
}

function quoteLines(state: EditorState, from: number, to: number, out: Range<Decoration>[]): void {
  for (let at = from; at <= to; ) {
    const line = state.doc.lineAt(at);
    out.push(Decoration.line({ class: "note-quote" }).range(line.from));
    at = line.to + 1;
  }
}

function formulas(
  state: EditorState,
  from: number,
  to: number,
  isEdited: (at: number) => boolean,
  out: Range<Decoration>[],
): void {
  for (const match of state.sliceDoc(from, to).matchAll(MATH)) {
    const start = from + match.index;
    if (isEdited(start) || inCode(state, start)) continue;
    const widget = new MathWidget((match[1] ?? match[2] ?? "").trim(), match[0]);
    out.push(Decoration.replace({ widget }).range(start, start + match[0].length));
  }
}

/** Shows a link to a paper by its words; on a line being edited all of it is seen. */
function linksToPapers(
  state: EditorState,
  from: number,
  to: number,
  isEdited: (at: number) => boolean,
  out: Range<Decoration>[],
): PaperLink[] {
  const links = paperLinks(state.sliceDoc(from, to), from).filter((link) => !inCode(state, link.from));
  for (const link of links) {
    out.push(paperLink.range(link.shown.from, link.shown.to));
    if (isEdited(link.from)) continue;
    out.push(hidden.range(link.from, link.shown.from), hidden.range(link.shown.to, link.to));
  }
  return links;
}

function inCode(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, 1); ; ) {
    if (node.name.includes("Code")) return true;
    if (!node.parent) return false;
    node = node.parent;
  }
}

/** The link to a paper at a place of the text, if there is one. */
export function paperLinkAt(state: EditorState, at: number): PaperLink | undefined {
  const line = state.doc.lineAt(at);
  return paperLinks(line.text, line.from).find(({ from, to }) => from <= at && at <= to);
}

/** The address of the link at a place of the text, if there is one. */
export function linkAt(state: EditorState, at: number): { from: number; to: number } | undefined {
  const line = state.doc.lineAt(at);
  const addresses = [...line.text.matchAll(ADDRESS)].map((match) => {
    const address = match[0].replace(/[.,;:!?]+$/, "");
    return { from: line.from + match.index, to: line.from + match.index + address.length };
  });
  const bare = addresses.find(({ from, to }) => from <= at && at <= to);
  if (bare) return bare;
  for (let node = syntaxTree(state).resolveInner(at, -1); node.parent; node = node.parent) {
    if (node.name === "Link") return addresses.find(({ from, to }) => node.from <= from && to <= node.to);
  }
  return undefined;
}
