import type { ActionId } from "../lib/actions.ts";
import type { Desk } from "./desk.svelte.ts";

/** What each action of the table does. A missing one does not compile. */
const doings: Record<ActionId, (desk: Desk) => void> = {
  next: (desk) => desk.papers.moveTo(desk.papers.cursor + 1),
  previous: (desk) => desk.papers.moveTo(desk.papers.cursor - 1),
  first: (desk) => desk.papers.moveTo(0),
  last: (desk) => desk.papers.moveTo(Number.MAX_SAFE_INTEGER),
  open: (desk) => {
    desk.layout.reading = true;
    desk.layout.ask("reader");
  },
  code: (desk) => desk.openCode(),
  arxiv: (desk) => {
    if (desk.paper.id !== null && desk.paper.detail?.arxiv_id) desk.open({ kind: "page", paper: desk.paper.id, page: "arxiv" });
  },
  star: (desk) => desk.triage.toggleStar(),
  done: (desk) => desk.triage.setStatus("done"),
  queue: (desk) => desk.triage.setStatus("queued"),
  inbox: (desk) => desk.triage.setStatus("inbox"),
  tag: (desk) => desk.layout.ask(desk.papers.selection.size > 0 ? "bulkTag" : "tag"),
  note: (desk) => {
    desk.layout.reading = true;
    desk.layout.ask("note");
  },
  search: (desk) => desk.layout.ask("search"),
  read: (desk) => desk.triage.toggleRead(),
  select: (desk) => desk.papers.toggle(),
  selectAll: (desk) => void desk.papers.selectRange(0, Math.max(0, desk.papers.pages.total - 1)),
  undo: (desk) => void desk.journal.undo(),
  redo: (desk) => void desk.journal.redo(),
  import: (desk) => desk.imports.choose(),
  add: (desk) => desk.adding.begin(),
  settings: (desk) => void desk.preferences.open(),
  help: (desk) => (desk.layout.dialog = "help"),
  larger: (desk) => void desk.preferences.set({ text_size: Math.min(200, desk.preferences.settings.text_size + 10) }),
  smaller: (desk) => void desk.preferences.set({ text_size: Math.max(80, desk.preferences.settings.text_size - 10) }),
  normal: (desk) => void desk.preferences.set({ text_size: 100 }),
  escape: (desk) => {
    if (desk.papers.selection.size > 0) desk.papers.selection.clear();
    desk.layout.reading = false;
    desk.layout.sidebarOpen = false;
    desk.layout.ask("list");
  },
};

export function perform(action: ActionId, desk: Desk): void {
  doings[action](desk);
}
