import type { MarkedText, Passage, PaperDetail } from "../api/generated/bindings.ts";

/** A passage as it is shown; one that has words says which of the texts they are. */
export interface Piece {
  passage: Passage;
  text: number | null;
}

/** A paper as it is read: its passages, and the texts in which hits are marked, in the order of reading. */
export interface Reading {
  title: Piece[];
  /** The abstract, parted where it holds an empty line. */
  paragraphs: Piece[][];
  summary: Piece[];
  texts: MarkedText[];
}

/** Lays out a paper; `source` shows its abstract as the digest gave it. */
export function layOut(detail: PaperDetail | null, source: boolean): Reading {
  const texts: MarkedText[] = [];
  if (!detail) return { title: [], paragraphs: [], summary: [], texts };
  const piece = (field: MarkedText["field"]) => (passage: Passage) => {
    if (passage.kind === "math") return { passage, text: null };
    texts.push({ field, text: passage.text });
    return { passage, text: texts.length - 1 };
  };
  const plain = (text: string | null): Passage[] => (text ? [{ kind: "text", text }] : []);
  return {
    title: detail.title_passages.map(piece("title")),
    paragraphs: (source ? [plain(detail.abstract_source)] : parted(detail.abstract_passages)).map((paragraph) => paragraph.map(piece("abstract"))),
    summary: plain(detail.ai_summary).map(piece("abstract")),
    texts,
  };
}

function parted(passages: readonly Passage[]): Passage[][] {
  const out: Passage[][] = [[]];
  for (const passage of passages) {
    if (passage.kind !== "text") {
      out.at(-1)?.push(passage);
      continue;
    }
    passage.text.split(/\n\s*\n/).forEach((text, i) => {
      if (i > 0) out.push([]);
      if (text) out.at(-1)?.push({ kind: "text", text });
    });
  }
  return out;
}
