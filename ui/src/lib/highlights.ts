import type { HighlightColour, HighlightInfo, TextRange } from "../api/generated/bindings.ts";

/** The colours, in the order of their keys. */
export const COLOURS: readonly HighlightColour[] = ["yellow", "green", "blue", "pink", "orange"];

/** The part of a highlight that lies in a piece of a text, from the piece's beginning. */
export interface Stroke extends TextRange {
  id: number;
  colour: HighlightColour;
}

/** What of the highlights lies in a piece that begins at `from` of the abstract; shorter ones lie over longer ones. */
export function strokesIn(highlights: readonly HighlightInfo[], from: number, length: number): Stroke[] {
  const out = highlights.flatMap(({ id, colour, at }) => {
    if (!at) return [];
    const [start, end] = [Math.max(0, at.start - from), Math.min(length, at.end - from)];
    return start < end ? [{ id, colour, start, end, whole: at.end - at.start }] : [];
  });
  return out.sort((a, b) => a.whole - b.whole).map(({ id, colour, start, end }) => ({ id, colour, start, end }));
}

/**
 * What is selected of a text whose pieces are drawn within `root`: elements that say with `data-from` where they begin
 * in the text and with `data-length` how long they are there. One with `data-whole` (a formula) is taken whole. None
 * where nothing but space is selected.
 */
export function selectedIn(root: HTMLElement, selected: Range, text: string): TextRange | null {
  const parts = [...root.querySelectorAll<HTMLElement>("[data-from]")].flatMap((piece) => {
    if (!selected.intersectsNode(piece)) return [];
    const { start, end } = within(piece, selected);
    const from = Number(piece.dataset["from"]);
    return start < end ? [{ start: from + start, end: from + end }] : [];
  });
  const [first, last] = [parts[0], parts.at(-1)];
  const taken = first && last ? trimmed(text, { start: first.start, end: last.end }) : null;
  return taken && wholeWords(text, taken);
}

/** Letters and digits of scripts that set space between words. */
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const inWord = (letter: string | undefined): boolean => letter !== undefined && LETTER.test(letter) && !UNSPACED.test(letter);

/** Takes the words at both ends whole: a hand that drags over several rarely stops between two letters on purpose. */
export function wholeWords(text: string, { start, end }: TextRange): TextRange {
  if (!/\s/.test(text.slice(start, end))) return { start, end };
  while (start > 0 && inWord(text[start]) && inWord(text[start - 1])) start -= 1;
  while (end < text.length && inWord(text[end - 1]) && inWord(text[end])) end += 1;
  return { start, end };
}

/** Selects a range within the piece that begins at `from` of the text. */
export function selectIn(root: HTMLElement, from: number, { start, end }: TextRange): void {
  const piece = root.querySelector(`[data-from="${from}"]`);
  if (!piece) return;
  const nodes = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  const selected = document.createRange();
  selected.selectNodeContents(piece);
  let at = 0;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (start >= at && start < at + length) selected.setStart(node, start - at);
    if (end > at && end <= at + length) selected.setEnd(node, end - at);
    at += length;
  }
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(selected);
}

/** Which part of a piece a selection that meets it covers. */
function within(piece: HTMLElement, selected: Range): TextRange {
  const length = Number(piece.dataset["length"]);
  const own = document.createRange();
  own.selectNodeContents(piece);
  const before = (node: Node, offset: number) => {
    const upTo = document.createRange();
    upTo.setStart(piece, 0);
    upTo.setEnd(node, offset);
    return upTo.toString().length;
  };
  const whole = piece.dataset["whole"] !== undefined;
  const begins = selected.compareBoundaryPoints(Range.START_TO_START, own) <= 0;
  const ends = selected.compareBoundaryPoints(Range.END_TO_END, own) >= 0;
  return {
    start: whole || begins ? 0 : before(selected.startContainer, selected.startOffset),
    end: whole || ends ? length : before(selected.endContainer, selected.endOffset),
  };
}

function trimmed(text: string, { start, end }: TextRange): TextRange | null {
  const part = text.slice(start, end);
  const inner = part.trim();
  if (inner === "") return null;
  const first = start + part.indexOf(inner);
  return { start: first, end: first + inner.length };
}
