/** A link of a note to another paper: `[[2402.04644|its title]]`. */
export interface PaperLink {
  /** Where it stands, in UTF-16 units. */
  from: number;
  to: number;
  /** What names the paper. */
  target: string;
  /** Where the words to show stand: its title, else what names it. */
  shown: { from: number; to: number };
}

const LINK = /\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]/g;

/** The links of a text that begins at `from` of its note. */
export function paperLinks(text: string, from = 0): PaperLink[] {
  return [...text.matchAll(LINK)].map((match) => {
    const [whole, target = "", title = ""] = match;
    const start = from + match.index;
    const first = start + 2 + (title.trim() === "" ? 0 : target.length + 1);
    const length = (title.trim() === "" ? target : title).length;
    return { from: start, to: start + whole.length, target: target.trim(), shown: { from: first, to: first + length } };
  });
}

/** What is typed of a link that is not closed yet, where a line ends in one. */
export function begunLink(line: string): { at: number; words: string } | null {
  const match = /\[\[([^\[\]|]*)$/.exec(line);
  return match ? { at: match.index, words: match[1] ?? "" } : null;
}
