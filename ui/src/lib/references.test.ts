import { expect, test } from "vitest";

import { cloneLine, copied, markdownLink } from "./references.ts";

test("a title shows as it is, whatever it holds", () => {
  expect(markdownLink("A [b] *c* _d_ <e> `f` \\g", "https://a.b/c")).toBe("[A \\[b\\] \\*c\\* \\_d\\_ \\<e\\> \\`f\\` \\\\g](https://a.b/c)");
  expect(markdownLink("Two\nlines", null)).toBe("Two lines");
});

test("an address ends where it ends", () => {
  expect(markdownLink("T", "https://a.b/c_(d)")).toBe("[T](<https://a.b/c_(d)>)");
  expect(markdownLink("T", "https://a.b/c> d(")).toBe("[T](<https://a.b/c%3E%20d(>)");
});

test("a line for a shell holds no command", () => {
  expect(cloneLine("https://github.com/a/b")).toBe("git clone https://github.com/a/b");
  expect(cloneLine("https://git.example.org/a/b;rm -rf'")).toBe("git clone 'https://git.example.org/a/b;rm -rf%27'");
});

test("of several papers, each that has one gives a line", () => {
  const papers = [
    { title: "One", address: "https://a.b/1", repository: null, here: "broadsheet://paper/1", note: "broadsheet://paper/1/note" },
    { title: "Two", address: null, repository: "https://github.com/a/b", here: "broadsheet://paper/2", note: "broadsheet://paper/2/note" },
  ];
  expect(copied(papers, "link")).toBe("https://a.b/1");
  expect(copied(papers, "here")).toBe("broadsheet://paper/1\nbroadsheet://paper/2");
  expect(copied(papers, "note")).toBe("broadsheet://paper/1/note\nbroadsheet://paper/2/note");
  expect(copied(papers, "markdown")).toBe("[One](https://a.b/1)\nTwo");
  expect(copied(papers, "clone")).toBe("git clone https://github.com/a/b");
});
