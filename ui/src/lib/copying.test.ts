import { expect, test } from "vitest";

import { plainText } from "./copying.ts";

test("formulas are copied as their source, once, and paragraphs apart", () => {
  document.body.innerHTML =
    "<h1>On costs</h1><p>It takes <span data-source='$O(n)$'><math>O(n)</math><span aria-hidden='true'>O(n)</span></span> <mark>steps</mark>.</p><p>No more.</p>";
  const range = document.createRange();
  range.selectNodeContents(document.body);
  expect(plainText(range.cloneContents())).toBe("On costs\nIt takes $O(n)$ steps.\nNo more.");
});
