/** Folds a text as the backend does for matching: lower case, no accents. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text into pieces; a word that begins, folded, with one of `marks` is a hit. */
export function pieces(text: string, marks: readonly string[]): Piece[] {
  if (marks.length === 0) return [{ text, hit: false }];
  const out: Piece[] = [];
  for (const [part] of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const folded = fold(part);
    const hit = /[\p{L}\p{N}]/u.test(part) && marks.some((mark) => folded.startsWith(mark));
    const last = out.at(-1);
    if (last && !last.hit && !hit) last.text += part;
    else out.push({ text: part, hit });
  }
  return out;
}
