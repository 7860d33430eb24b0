import type { TextRange } from "../api/generated/bindings.ts";
import type { Stroke } from "./highlights.ts";

/** Folds a text as the backend does for matching: lower case, no accents. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What was looked for within the open paper, and whether it is the one looked at. */
export interface Found extends TextRange {
  now: boolean;
}

/** A hit of the search, a find within the paper, or the find looked at. */
export type Mark = "hit" | "found" | "now";

export interface Piece {
  text: string;
  mark: Mark | null;
  /** The highlight that it lies in. */
  stroke?: Stroke | undefined;
}

const NONE: readonly never[] = [];

/**
 * Cuts a text where marks and highlights begin and end. Finds lie over the search's hits, the one looked at over all;
 * of highlights the first that holds a place is drawn there.
 */
export function pieces(text: string, hits: readonly TextRange[], found: readonly Found[] = NONE, strokes: readonly Stroke[] = NONE): Piece[] {
  if (hits.length + found.length + strokes.length === 0) return [{ text, mark: null }];
  const inside = (at: number) => at > 0 && at < text.length;
  const cuts = [...hits, ...found, ...strokes].flatMap(({ start, end }) => [start, end]).filter(inside);
  const edges = [0, ...new Set(cuts.sort((a, b) => a - b)), text.length];
  const out: Piece[] = [];
  edges.slice(0, -1).forEach((start, i) => {
    const part = text.slice(start, edges[i + 1]);
    const mark = markAt(start, hits, found);
    const last = out.at(-1);
    const stroke = strokes.find((one) => one.start <= start && start < one.end);
    if (last && last.mark === mark && mark === null && last.stroke === stroke) last.text += part;
    else if (part) out.push({ text: part, mark, stroke });
  });
  return out;
}

function markAt(at: number, hits: readonly TextRange[], found: readonly Found[]): Mark | null {
  const here = ({ start, end }: TextRange) => start <= at && at < end;
  const find = found.find(here);
  if (find) return find.now ? "now" : "found";
  return hits.some(here) ? "hit" : null;
}
