/** A value on a day. */
export interface Measure {
  /** `YYYY-MM-DD`. */
  day: string;
  value: number;
}

export interface TrendPoint extends Measure {
  x: number;
  y: number;
}

export interface Trend {
  points: TrendPoint[];
  /** The line through the points, as an SVG path. */
  line: string;
  /** The line closed down to the foot of the chart. */
  area: string;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * Lays values out over time in a box of CSS pixels; several of one day become the best of them. None where they never
 * change, or fewer than two days are known. `best` says which end is up: places count down, votes count up.
 */
export function trend(
  measures: readonly { day: string | null; value: number | null }[],
  best: "most" | "least",
  box: { width: number; height: number; margin: number },
): Trend | null {
  const days = new Map<string, number>();
  const better = best === "most" ? Math.max : Math.min;
  for (const { day, value } of measures) {
    if (day === null || value === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) continue;
    days.set(day, better(days.get(day) ?? value, value));
  }
  if (new Set(days.values()).size < 2) return null;
  const known = [...days].map(([day, value]) => ({ day, value })).sort((a, b) => (a.day < b.day ? -1 : 1));
  const across = scale(known.map(({ day }) => dayNumber(day)), box.margin, box.width - box.margin);
  // Votes begin at nothing; a place is read against the others it had.
  const values = known.map(({ value }) => value);
  const [low, high] = [box.height - box.margin, box.margin];
  const up = best === "most" ? scale([0, ...values], low, high) : scale(values, high, low);
  const points = known.map((measure) => ({ ...measure, x: across(dayNumber(measure.day)), y: up(measure.value) }));
  const line = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  return { points, line, area: `${line}L${last} ${box.height}L${first} ${box.height}Z` };
}

/** Takes the least of `values` to `from` and the greatest to `to`, rounded to tenths of a pixel. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (value) => Math.round(10 * (from + ((value - least) / (most - least)) * (to - from))) / 10;
}
