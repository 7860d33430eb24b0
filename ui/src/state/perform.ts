import type { ActionId } from "../lib/actions.ts";
import type { Desk } from "./desk.svelte.ts";

/** What each action of the table does. A missing one does not compile. */
const doings: Record<ActionId, (desk: Desk) => void> = {
  next: (desk) => desk.moveTo(desk.cursor + 1),
  previous: (desk) => desk.moveTo(desk.cursor - 1),
  first: (desk) => desk.moveTo(0),
  last: (desk) => desk.moveTo(Number.MAX_SAFE_INTEGER),
  open: (desk) => {
    desk.reading = true;
    desk.ask("reader");
  },
  code: (desk) => desk.openCode(),
  arxiv: (desk) => {
    if (desk.paper !== null && desk.detail?.arxiv_id) desk.open({ kind: "page", paper: desk.paper, page: "arxiv" });
  },
  star: (desk) => desk.toggleStar(),
  done: (desk) => desk.setStatus("done"),
  queue: (desk) => desk.setStatus("queued"),
  inbox: (desk) => desk.setStatus("inbox"),
  tag: (desk) => desk.ask(desk.selection.size > 0 ? "bulkTag" : "tag"),
  note: (desk) => {
    desk.reading = true;
    desk.ask("note");
  },
  search: (desk) => desk.ask("search"),
  read: (desk) => desk.toggleRead(),
  select: (desk) => desk.toggle(),
  selectAll: (desk) => void desk.selectRange(0, Math.max(0, desk.pages.total - 1)),
  undo: (desk) => void desk.undo(),
  redo: (desk) => void desk.redo(),
  import: (desk) => void desk.attempt(() => desk.backend.call("choose_files", null)),
  add: (desk) => desk.add(),
  settings: (desk) => (desk.dialog = "settings"),
  help: (desk) => (desk.dialog = "help"),
  larger: (desk) => void desk.set({ text_size: Math.min(200, desk.settings.text_size + 10) }),
  smaller: (desk) => void desk.set({ text_size: Math.max(80, desk.settings.text_size - 10) }),
  normal: (desk) => void desk.set({ text_size: 100 }),
  escape: (desk) => {
    if (desk.selection.size > 0) desk.selection.clear();
    desk.reading = false;
    desk.sidebarOpen = false;
    desk.ask("list");
  },
};

export function perform(action: ActionId, desk: Desk): void {
  doings[action](desk);
}
