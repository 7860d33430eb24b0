import type { View } from "../lib/actions.ts";

export type Dialog = "settings" | "moving" | "help" | "receipt" | "add" | "preview" | "reread" | "shelf" | "searching" | "versions" | "emptyTrash" | "tags" | "palette" | "undoHistory" | null;
type Focus = "search" | "tag" | "note" | "list" | "reader" | "bulkTag" | "find" | "menu";

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

  ask(what: Focus): void {
    this.focus = { what, at: (this.focus?.at ?? 0) + 1 };
  }
}
