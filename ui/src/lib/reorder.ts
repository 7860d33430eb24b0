/** A list with one of it moved to another place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const out = [...items];
  const [item] = out.splice(from, 1);
  if (item !== undefined) out.splice(Math.max(0, Math.min(to, out.length)), 0, item);
  return out;
}

/** The place over which a point lies, in a list of rows of one height, all in CSS pixels. */
export function placeAt(y: number, top: number, row: number, rows: number): number {
  return Math.max(0, Math.min(rows - 1, Math.floor((y - top) / Math.max(1, row))));
}
