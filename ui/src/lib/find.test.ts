import { describe, expect, test } from "vitest";

import { find } from "./find.ts";

const found = (text: string, wanted: string) => find(text, wanted).map(({ start, end }) => text.slice(start, end));

describe("finding within a text", () => {
  test("does not mind case, accents or the kind of space", () => {
    expect(found("Châtelet, CHATELET and cha\u0302telet", "chatelet")).toEqual(["Châtelet", "CHATELET", "cha\u0302telet"]);
    expect(found("a long\nline, a long line", "long line")).toEqual(["long\nline", "long line"]);
  });

  test("finds parts of words and signs, one after the other", () => {
    expect(found("aaaa", "aa")).toEqual(["aa", "aa"]);
    expect(found("C++ and c++", "c++")).toEqual(["C++", "c++"]);
    expect(found("漢字と漢字", "漢字")).toEqual(["漢字", "漢字"]);
  });

  test("gives places in the text as it is, where folding makes it longer or shorter", () => {
    expect(find("ﬁne 💥 fine", "fine")).toEqual([{ start: 0, end: 3 }, { start: 7, end: 11 }]);
  });

  test("finds nothing for nothing", () => {
    expect([find("a b", ""), find("a b", "  "), find("", "a"), find("a b", "\u0301")]).toEqual([[], [], [], []]);
  });
});
