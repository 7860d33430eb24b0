/** Browsers lose precision in very tall elements; beyond this height the scroll is scaled. */
const TALLEST = 15_000_000;

export interface Span {
  /** First row drawn. */
  from: number;
  /** Row after the last drawn. */
  to: number;
  /** Where the first drawn row lies in the scrolled element, CSS pixels. */
  top: number;
  /** Height of the scrolled element. */
  height: number;
}

/** Which rows of a list of equal rows are to be drawn, with some beyond both edges. */
export function span(scroll: number, viewport: number, row: number, total: number, beyond = 6): Span {
  const real = total * row;
  const height = Math.min(real, TALLEST);
  const room = Math.max(1, height - viewport);
  const offset = real > height ? (Math.min(scroll, room) / room) * (real - viewport) : scroll;
  const from = Math.max(0, Math.floor(offset / row) - beyond);
  const to = Math.min(total, Math.ceil((offset + viewport) / row) + beyond);
  return { from, to, top: scroll + (from * row - offset), height };
}

/** How many rows lie above what is in view, with a fraction. */
export function rowsAbove(scroll: number, viewport: number, row: number, total: number): number {
  return (scroll * stretch(viewport, row, total)) / row;
}

/** The scroll position with this many rows above what is in view. */
export function scrollBelow(rows: number, viewport: number, row: number, total: number): number {
  const last = Math.max(0, total * row - viewport);
  return Math.min(rows * row, last) / stretch(viewport, row, total);
}

/** How much of the list one pixel of the scroll is, in pixels: more than one where the list is too tall for a browser. */
function stretch(viewport: number, row: number, total: number): number {
  const real = total * row;
  const height = Math.min(real, TALLEST);
  return real > height ? (real - viewport) / Math.max(1, height - viewport) : 1;
}

/** The scroll position that shows row `index`, moving no further than needed. */
export function reveal(index: number, scroll: number, viewport: number, row: number, total: number): number {
  const scale = stretch(viewport, row, total);
  const offset = scroll * scale;
  if (index * row < offset) return (index * row) / scale;
  if ((index + 1) * row > offset + viewport) return ((index + 1) * row - viewport) / scale;
  return scroll;
}
