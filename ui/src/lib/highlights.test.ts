import { describe, expect, test } from "vitest";

import type { HighlightInfo } from "../api/generated/bindings.ts";
import { selectedIn, selectIn, strokesIn, wholeWords } from "./highlights.ts";
import { pieces } from "./marks.ts";

const highlight = (id: number, start: number, end: number): HighlightInfo => ({
  id, at: { start, end }, quote: "", colour: "blue", comment: "", created_at: "", updated_at: "",
});

describe("highlights in a piece of the abstract", () => {
  test("are cut at its edges, counted from its beginning", () => {
    expect(strokesIn([highlight(1, 5, 15)], 10, 20)).toEqual([{ id: 1, colour: "blue", start: 0, end: 5 }]);
    expect(strokesIn([highlight(1, 5, 10)], 10, 20)).toEqual([]);
  });

  test("leave out what stands nowhere", () => {
    expect(strokesIn([{ ...highlight(1, 0, 0), at: null }], 0, 20)).toEqual([]);
  });

  test("lie under hits and finds, the shorter over the longer", () => {
    const strokes = strokesIn([highlight(1, 0, 8), highlight(2, 4, 6)], 0, 10);
    const drawn = pieces("abcdefghij", [{ start: 2, end: 5 }], [], strokes);
    expect(drawn.map(({ text, mark, stroke }) => [text, mark, stroke?.id])).toEqual([
      ["ab", null, 1], ["cd", "hit", 1], ["e", "hit", 2], ["f", null, 2], ["gh", null, 1], ["ij", null, undefined],
    ]);
  });
});

describe("a selection over several words", () => {
  const text = "Sparse attention-maps, 稀疏注意力 and ResNet.";
  const taken = (start: number, end: number) => {
    const at = wholeWords(text, { start, end });
    return text.slice(at.start, at.end);
  };

  test("takes the words at its ends whole", () => {
    expect(taken(3, 10)).toBe("Sparse attention");
    expect(taken(10, 27)).toBe("attention-maps, 稀疏注意");
  });

  test("and one within a word is as it was made", () => expect(taken(text.indexOf("Net"), text.indexOf("Net") + 3)).toBe("Net"));
});

describe("a selection", () => {
  const text = "We prove $x$ twice, and then rest.";
  document.body.innerHTML =
    "<p><span data-from='0' data-length='9'>We <mark>pro</mark>ve </span><span data-from='9' data-length='3' data-whole><i>x</i></span>" +
    "<span data-from='12' data-length='22'> twice, and then rest.</span></p><p id='after'>Elsewhere</p>";
  const root = document.querySelector("p")!;
  const [first, formula, last] = [...root.querySelectorAll("[data-from]")];
  const select = (from: Node, start: number, to: Node, end: number) => {
    const range = document.createRange();
    range.setStart(from, start);
    range.setEnd(to, end);
    const found = selectedIn(root, range, text);
    return found && text.slice(found.start, found.end);
  };

  test("goes through marks, takes formulas whole and leaves space at its ends", () => {
    expect(select(first!.querySelector("mark")!.firstChild!, 0, last!.firstChild!, 7)).toBe("prove $x$ twice,");
    expect(select(formula!.querySelector("i")!.firstChild!, 0, last!.firstChild!, 1)).toBe("$x$");
    expect(select(first!.firstChild!, 0, first!.querySelector("mark")!.firstChild!, 0)).toBe("We");
  });

  test("that goes beyond the text ends with it", () => {
    expect(select(last!.firstChild!, 1, document.getElementById("after")!, 0)).toBe("twice, and then rest.");
  });

  test("is made of a range of a piece, through its marks", () => {
    for (const [from, start, end, words] of [[0, 1, 7, "e prov"], [0, 3, 6, "pro"], [0, 0, 9, "We prove "], [12, 1, 6, "twice"]] as const) {
      selectIn(root, from, { start, end });
      expect(getSelection()?.toString()).toBe(words);
    }
  });

  test("of nothing but space is none", () => {
    expect(select(last!.firstChild!, 0, last!.firstChild!, 1)).toBeNull();
  });
});
