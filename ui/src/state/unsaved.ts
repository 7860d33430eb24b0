/** A text that the person typed and the library does not hold. */
export interface Unsaved {
  what: "note" | "detail" | "comment";
  paper: number;
  /** The paper's. */
  title: string;
  text: string;
}

/** Something typed that could not be saved, as it is told where nobody sees it beside what was typed. */
export interface Refused {
  paper: number;
  text: string;
  why: string;
}
