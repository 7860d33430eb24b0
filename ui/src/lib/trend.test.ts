import { describe, expect, test } from "vitest";

import { trend } from "./trend.ts";

const box = { width: 220, height: 60, margin: 10 };
const on = (day: string | null, value: number | null) => ({ day, value });

describe("a trend", () => {
  test("lays days out by their distance and votes from nothing upwards", () => {
    const found = trend([on("2025-11-08", 40), on("2025-11-04", 10), on("2025-11-05", 20)], "most", box);
    expect(found?.points.map(({ day, x, y }) => [day, x, y])).toEqual([
      ["2025-11-04", 10, 40],
      ["2025-11-05", 60, 30],
      ["2025-11-08", 210, 10],
    ]);
    expect(found?.line).toBe("M10 40L60 30L210 10");
    expect(found?.area).toBe("M10 40L60 30L210 10L210 60L10 60Z");
  });

  test("puts the first place on top", () => {
    const found = trend([on("2025-11-04", 12), on("2025-11-05", 1)], "least", box);
    expect(found?.points.map(({ y }) => y)).toEqual([50, 10]);
  });

  test("takes the best of a day that several digests tell of", () => {
    const seen = [on("2025-11-04", 3), on("2025-11-04", 7), on("2025-11-05", 8)];
    expect(trend(seen, "most", box)?.points.map(({ value }) => value)).toEqual([7, 8]);
    expect(trend(seen, "least", box)?.points.map(({ value }) => value)).toEqual([3, 8]);
  });

  test("of what does not change is none", () => {
    expect(trend([on("2025-11-04", 5), on("2025-11-05", 5)], "least", box)).toBeNull();
    expect(trend([on("2025-11-04", 0), on("2025-11-05", 0)], "most", box)).toBeNull();
  });

  test("wants two days that are known in full", () => {
    expect(trend([], "most", box)).toBeNull();
    expect(trend([on("2025-11-04", 3), on("--11-05", 4), on(null, 5), on("2025-11-06", null)], "most", box)).toBeNull();
  });
});
