/** A text that the person typed and the library does not hold. */
export interface Unsaved {
  what: "note" | "detail" | "comment";
  paper: number;
  /** The paper's. */
  title: string;
  text: string;
}
