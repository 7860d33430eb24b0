/** What the keys walk through: papers, the notebook, possible duplicates, or imports. */
export interface Walk {
  /** The place in it, from 0. */
  readonly cursor: number;
  /** Moves there, or as near as there is something. */
  moveTo(index: number): void;
  /** Goes into what is at the cursor. */
  open(): void;
  /** Takes what is at the cursor into the selection or out of it, where there is one. */
  toggle?(): void;
  selectAll?(): void;
}
