import { describe, expect, test } from "vitest";

import { day, monthName, monthOf } from "./dates.ts";
import { fold, pieces } from "./marks.ts";
import { tagTree } from "./tagtree.ts";
import { reveal, span } from "./virtual.ts";

describe("the rows to draw", () => {
  test("are those in view and some beyond", () => {
    expect(span(0, 830, 83, 100_000)).toEqual({ from: 0, to: 16, top: 0, height: 8_300_000 });
    const middle = span(83 * 500, 830, 83, 100_000);
    expect([middle.from, middle.to]).toEqual([494, 516]);
    expect(middle.top).toBe(83 * 494);
  });

  test("are few, whatever the list", () => {
    for (const total of [0, 1, 10, 100_000, 1_000_000]) {
      for (const scroll of [0, 1_000, 7_000_000, 14_999_000]) {
        const { from, to } = span(scroll, 830, 83, total);
        expect(to - from).toBeLessThan(30);
        expect(to).toBeLessThanOrEqual(total);
      }
    }
  });

  test("reach the last of a million in a list that browsers can hold", () => {
    const { height } = span(0, 830, 83, 1_000_000);
    expect(height).toBe(15_000_000);
    expect(span(height - 830, 830, 83, 1_000_000).to).toBe(1_000_000);
  });

  test("come into view with the least movement", () => {
    expect(reveal(0, 0, 830, 83, 100)).toBe(0);
    expect(reveal(5, 0, 830, 83, 100)).toBe(0);
    expect(reveal(10, 0, 830, 83, 100)).toBe(83);
    expect(reveal(2, 830, 830, 83, 100)).toBe(166);
  });
});

describe("marks", () => {
  const at = (start: number, end: number) => ({ start, end });

  test("cut a text where they begin and end", () => {
    expect(pieces("sparse attention", [at(0, 6), at(7, 16)])).toEqual([
      { text: "sparse", mark: "hit" },
      { text: " ", mark: null },
      { text: "attention", mark: "hit" },
    ]);
  });

  test("of finds lie over those of the search, the one looked at over all", () => {
    const found = [{ ...at(2, 9), now: true }, { ...at(12, 14), now: false }];
    expect(pieces("sparse attention", [at(0, 6)], found)).toEqual([
      { text: "sp", mark: "hit" },
      { text: "arse", mark: "now" },
      { text: " at", mark: "now" },
      { text: "ten", mark: null },
      { text: "ti", mark: "found" },
      { text: "on", mark: null },
    ]);
  });

  test("leave the text as it is", () => {
    for (const text of ["", "  ", "a-b c_d 漢字 e\u0301tude 💥", "x".repeat(50)]) {
      expect(pieces(text, [at(1, 4), at(6, 90)], [{ ...at(3, 7), now: false }]).map((piece) => piece.text).join("")).toBe(text);
    }
  });

  test("fold as the backend folds", () => expect(fold("ÉmilieＡ")).toBe("emiliea"));
});

test("days are read with and without their year", () => {
  expect(day("2025-11-04")).toBe("4 Nov 2025");
  expect(day("--02-29")).toBe("29 Feb");
  expect(day("soon")).toBe("soon");
  expect([monthOf("2025-11-04"), monthOf("--11-04"), monthOf(null)]).toEqual(["2025-11", null, null]);
  expect(monthName("2025-11")).toBe("November 2025");
});

test("tags make a tree; missing levels are filled in", () => {
  const tags = ["vision/ood", "llm", "Vision/3d", "llm 2"].map((name, id) => ({
    id, name, colour: "teal" as const, papers: 1,
  }));
  const lines = tagTree(tags).map((node) => `${"  ".repeat(node.depth)}${node.label}${node.tag ? "" : " -"}`);
  expect(lines).toEqual(["llm", "llm 2", "Vision -", "  3d", "  ood"]);
});
