import { expect, test } from "vitest";

import { begunLink, paperLinks } from "./paper-links.ts";

test("links name a paper and show its title, else what names it", () => {
  const text = "See [[2402.04644|LEVI: a title]] and [[#12]], not [one](x) or [[]].";
  expect(paperLinks(text, 100).map(({ from, to, target, shown }) => [
    text.slice(from - 100, to - 100), target, text.slice(shown.from - 100, shown.to - 100),
  ])).toEqual([
    ["[[2402.04644|LEVI: a title]]", "2402.04644", "LEVI: a title"],
    ["[[#12]]", "#12", "#12"],
  ]);
});

test.each([
  ["as in [[sparse att", { at: 6, words: "sparse att" }],
  ["[[", { at: 0, words: "" }],
  ["[[2402.04644|LEVI]] and", null],
  ["[one", null],
])("%s", (line, begun) => {
  expect(begunLink(line)).toEqual(begun);
});
