import type { MarkedText, Passage, PaperDetail } from "../api/generated/bindings.ts";

/** A passage as it is shown; one that has words says which of the texts they are. */
export interface Piece {
  passage: Passage;
  text: number | null;
  /** Where it begins in the abstract as it is shown, in UTF-16 units; nowhere in other texts and in the source. */
  from: number | null;
}

/** A paper as it is read: its passages, and the texts in which hits are marked, in the order of reading. */
export interface Reading {
  title: Piece[];
  /** The abstract, parted where it holds an empty line. */
  paragraphs: Piece[][];
  summary: Piece[];
  texts: MarkedText[];
}

/** What a passage is in the abstract as highlights count it: its words, or the source of a formula. */
export const shownText = (passage: Passage): string => (passage.kind === "math" ? passage.source : passage.text);

/** Lays out a paper; `source` shows its abstract as the digest gave it. */
export function layOut(detail: PaperDetail | null, source: boolean): Reading {
  const texts: MarkedText[] = [];
  if (!detail) return { title: [], paragraphs: [], summary: [], texts };
  const piece = (field: MarkedText["field"], passage: Passage, from: number | null = null): Piece => {
    if (passage.kind === "math") return { passage, text: null, from };
    texts.push({ field, text: passage.text });
    return { passage, text: texts.length - 1, from };
  };
  const plain = (text: string | null): Passage[] => (text ? [{ kind: "text", text }] : []);
  return {
    title: detail.title_passages.map((passage) => piece("title", passage)),
    paragraphs: source
      ? [plain(detail.abstract_source).map((passage) => piece("abstract", passage))]
      : parted(detail.abstract_passages).map((paragraph) => paragraph.map(({ passage, from }) => piece("abstract", passage, from))),
    summary: plain(detail.ai_summary).map((passage) => piece("abstract", passage)),
    texts,
  };
}

interface Placed {
  passage: Passage;
  from: number;
}

function parted(passages: readonly Passage[]): Placed[][] {
  const out: Placed[][] = [[]];
  let from = 0;
  for (const passage of passages) {
    // Kept with the gaps between paragraphs, so that places are counted through them.
    const parts = passage.kind === "text" ? passage.text.split(/(\n\s*\n)/) : [shownText(passage)];
    parts.forEach((text, i) => {
      if (i % 2 === 1) out.push([]);
      else if (text) out.at(-1)?.push({ passage: passage.kind === "text" ? { kind: "text", text } : passage, from });
      from += text.length;
    });
  }
  return out;
}
