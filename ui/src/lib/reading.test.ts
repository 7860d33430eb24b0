import { expect, test } from "vitest";

import type { PaperDetail, Passage } from "../api/generated/bindings.ts";
import { layOut, shownText } from "./reading.ts";

test("each piece of the abstract knows where it begins, through paragraphs and formulas", () => {
  const abstract_passages: Passage[] = [
    { kind: "text", text: "First \n \n second " },
    { kind: "math", tex: "x", source: "$x$" },
    { kind: "text", text: " end.\n\n" },
    { kind: "link", text: "there", url: "https://example.org" },
  ];
  const whole = abstract_passages.map(shownText).join("");
  const { paragraphs } = layOut({ title_passages: [], abstract_passages, ai_summary: null } as unknown as PaperDetail, false);
  expect(paragraphs).toHaveLength(3);
  for (const { passage, from } of paragraphs.flat()) {
    expect(whole.slice(from ?? -1, (from ?? -1) + shownText(passage).length)).toBe(shownText(passage));
  }
});
