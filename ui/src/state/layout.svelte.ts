import type { View } from "../lib/actions.ts";

export type Dialog = "settings" | "moving" | "help" | "receipt" | "add" | "preview" | "reread" | "shelf" | "searching" | "versions" | "emptyTrash" | "tags" | "palette" | "undoHistory" | "activity" | "exporting" | "archive" | null;
type Focus = "search" | "tag" | "note" | "list" | "reader" | "bulkTag" | "find" | "menu";

/** The widest windows, in CSS pixels at the middle text size, that show one pane, and two. */
const ONE_PANE = 700;
const TWO_PANES = 1000;

/** What of the window is open, and what has the keyboard. */
export class Layout {
  /** What lies beside the sidebar. */
  view = $state<View>("papers");
  dialog = $state<Dialog>(null);
  /** Narrow windows show one pane at a time. */
  reading = $state(false);
  sidebarOpen = $state(false);
  /** Views that take the focus on request. */
  focus = $state.raw<{ what: Focus; at: number } | null>(null);
  /** The window's width, in CSS pixels. */
  width = $state(innerWidth);

  ask(what: Focus): void {
    this.focus = { what, at: (this.focus?.at ?? 0) + 1 };
  }

  /** How many panes stand beside one another at a text size, in percent: what there is room for is counted in letters. */
  panes(textSize: number): 1 | 2 | 3 {
    const width = (this.width * 100) / textSize;
    return width < ONE_PANE ? 1 : width < TWO_PANES ? 2 : 3;
  }
}
