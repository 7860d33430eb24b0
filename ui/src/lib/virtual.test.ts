import { describe, expect, test } from "vitest";

import { reveal, rowsAbove, scrollBelow, span } from "./virtual.ts";

const ROW = 83;
const VIEW = 830;
/** Lists that a browser can hold whole, and one that it cannot. */
const LISTS = [40, 100_000, 1_000_000];

describe("where a list stands", () => {
  test.each(LISTS)("is found again by the rows above what is in view, in a list of %i", (total) => {
    for (const rows of [0, 0.5, 7, 12.25, total / 2, total - 10]) {
      const scroll = scrollBelow(rows, VIEW, ROW, total);
      expect(rowsAbove(scroll, VIEW, ROW, total)).toBeCloseTo(rows, 3);
    }
  });

  test.each(LISTS)("is never beyond the end of a list of %i", (total) => {
    const last = scrollBelow(total + 500, VIEW, ROW, total);
    const { height, to } = span(last, VIEW, ROW, total);
    expect(last).toBeLessThanOrEqual(height - VIEW + 1e-6);
    expect(to).toBe(total);
  });

  test("is the top of a list that is shorter than its view", () => {
    expect(scrollBelow(3, VIEW, ROW, 4)).toBe(0);
    expect(rowsAbove(0, VIEW, ROW, 4)).toBe(0);
  });

  test.each(LISTS)("draws the rows that stand there, in a list of %i", (total) => {
    const rows = Math.floor(total / 3);
    const { from, to } = span(scrollBelow(rows, VIEW, ROW, total), VIEW, ROW, total);
    expect(from).toBeLessThanOrEqual(rows);
    expect(to).toBeGreaterThanOrEqual(rows + VIEW / ROW);
  });
});

test("a row that is revealed is in view, in a list that is too tall for a browser", () => {
  const total = 1_000_000;
  for (const index of [0, 1, 499_999, total - 1]) {
    const scroll = reveal(index, 7_000_000, VIEW, ROW, total);
    const above = rowsAbove(scroll, VIEW, ROW, total);
    expect(above).toBeLessThanOrEqual(index + 1e-3);
    expect(above + VIEW / ROW).toBeGreaterThanOrEqual(index + 1 - 1e-3);
  }
});
