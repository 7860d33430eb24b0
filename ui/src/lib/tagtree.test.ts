import { expect, test } from "vitest";

import { movedInto } from "./tagtree.ts";

test.each([
  ["ood", "vision", "vision/ood"],
  ["a/b", "vision", "vision/b"],
  ["a/b", null, "b"],
  ["a", null, null],
  ["vision/ood", "vision", null],
  ["vision", "vision", null],
  ["vision", "Vision/ood", null],
  ["vision", "visions", "visions/vision"],
])("%s into %s", (name, into, moved) => {
  expect(movedInto(name, into)).toBe(moved);
});
