import type { ActionId } from "../lib/actions.ts";
import { isTyping } from "../lib/keys.ts";
import { did } from "../strings/did.ts";
import { say } from "../strings/index.svelte.ts";
import type { Desk } from "./desk.svelte.ts";

/** What each action of the table does. A missing one does not compile. */
const doings: Record<ActionId, (desk: Desk) => void> = {
  next: ({ walk }) => walk.moveTo(walk.cursor + 1),
  previous: ({ walk }) => walk.moveTo(walk.cursor - 1),
  first: ({ walk }) => walk.moveTo(0),
  last: ({ walk }) => walk.moveTo(Number.MAX_SAFE_INTEGER),
  newest: ({ library, papers }) => {
    const [newest] = library.overview.digests;
    if (newest) void papers.go({ kind: "digest", id: newest.id });
  },
  open: ({ walk }) => walk.open(),
  goInbox: ({ papers }) => void papers.go({ kind: "inbox" }),
  goQueued: ({ papers }) => void papers.go({ kind: "queued" }),
  goStarred: ({ papers }) => void papers.go({ kind: "starred" }),
  goAll: ({ papers }) => void papers.go({ kind: "all" }),
  goCode: ({ papers }) => void papers.go({ kind: "code" }),
  goTrash: ({ papers }) => void papers.go({ kind: "trash" }),
  code: (desk) => desk.openCode(),
  arxiv: (desk) => {
    if (desk.paper.id !== null && desk.paper.detail?.arxiv_id) desk.open({ kind: "page", paper: desk.paper.id, page: "arxiv" });
  },
  star: (desk) => desk.triage.toggleStar(),
  done: (desk) => desk.triage.decide("done"),
  doneBack: (desk) => desk.triage.decide("done", true),
  queue: (desk) => desk.triage.decide("queued"),
  doneRest: (desk) => void desk.triage.markRest(),
  inbox: (desk) => desk.triage.setStatus("inbox"),
  tag: (desk) => desk.layout.ask(desk.papers.selection.size > 0 ? "bulkTag" : "tag"),
  note: (desk) => {
    desk.layout.reading = true;
    desk.layout.ask("note");
  },
  versions: (desk) => void desk.versions.open(),
  highlight: (desk) => void desk.highlights.paint(),
  yellow: (desk) => void desk.highlights.paint("yellow"),
  green: (desk) => void desk.highlights.paint("green"),
  blue: (desk) => void desk.highlights.paint("blue"),
  pink: (desk) => void desk.highlights.paint("pink"),
  orange: (desk) => void desk.highlights.paint("orange"),
  comment: (desk) => void desk.highlights.comment(),
  search: ({ layout }) => {
    layout.reading = false;
    layout.ask("search");
  },
  find: (desk) => desk.finder.begin(),
  keepSearch: (desk) => desk.shelves.begin(),
  read: (desk) => desk.triage.toggleRead(),
  copyLink: ({ clipboard }) => void clipboard.copy("link"),
  copyMarkdown: ({ clipboard }) => void clipboard.copy("markdown"),
  copyHere: ({ clipboard }) => void clipboard.copy("here"),
  copyNote: ({ clipboard }) => void clipboard.copy("note"),
  diagnostics: ({ clipboard }) => void clipboard.copyDiagnostics(),
  copyReference: ({ clipboard }) => void clipboard.cite("reference"),
  copyBibtex: ({ clipboard }) => void clipboard.cite("bibtex"),
  copyKeys: ({ clipboard }) => void clipboard.cite("keys"),
  export: ({ exporting }) => exporting.begin(),
  copyClone: ({ clipboard }) => void clipboard.copy("clone"),
  attach: (desk) => void desk.attachments.choose(),
  edit: (desk) => desk.editing.begin(),
  merge: (desk) => void desk.identity.mergeSelected(),
  trash: (desk) => void desk.triage.trash(),
  putBack: (desk) => void desk.triage.putBack(),
  mergePairs: (desk) => void desk.duplicates.merge(),
  partPairs: (desk) => void desk.duplicates.part(),
  takeBack: (desk) => void desk.history.takeBack(),
  tags: (desk) => (desk.layout.dialog = "tags"),
  notebook: (desk) => void desk.notebook.show(),
  duplicates: (desk) => void desk.duplicates.show(),
  history: (desk) => void desk.history.show(),
  select: ({ walk }) => walk.toggle?.(),
  selectAll: ({ walk }) => walk.selectAll?.(),
  undo: (desk) => void desk.journal.undo(),
  redo: (desk) => void desk.journal.redo(),
  undoHistory: (desk) => void desk.steps.open(),
  import: (desk) => desk.imports.choose(),
  add: (desk) => desk.adding.begin(),
  backUp: ({ backups }) => void backups.make(),
  activity: ({ layout }) => (layout.dialog = "activity"),
  print: () => window.print(),
  settings: (desk) => void desk.settings.open(),
  palette: ({ palette }) => palette.open(),
  menu: ({ layout }) => {
    layout.sidebarOpen = true;
    layout.ask("menu");
  },
  keys: (desk) => void desk.settings.open("keys"),
  searching: ({ layout }) => (layout.dialog = "searching"),
  help: (desk) => (desk.layout.dialog = "help"),
  larger: (desk) => enlarge(desk, 10),
  smaller: (desk) => enlarge(desk, -10),
  normal: (desk) => void desk.preferences.choose({ setting: "text_size", value: 100 }),
  escape: (desk) => {
    const { layout, papers, duplicates, finder, highlights } = desk;
    const { view } = layout;
    if (finder.open) return finder.close();
    if (!leaves(desk)) desk.notices.dismissErrors();
    if (highlights.selected) getSelection()?.removeAllRanges();
    highlights.settle();
    if (view === "papers" && papers.selection.size > 0) papers.unselect();
    else if (view === "duplicates" && duplicates.selection.size > 0) duplicates.selection.clear();
    else if (view !== "papers" && !layout.reading) layout.view = "papers";
    layout.reading = false;
    layout.sidebarOpen = false;
    layout.ask("list");
  },
};

/** Whether Escape has something to leave before notices are closed by it. */
function leaves({ layout, papers, duplicates, highlights, preferences }: Desk): boolean {
  const away = layout.view !== "papers" || papers.selection.size > 0 || duplicates.selection.size > 0;
  const covered = layout.sidebarOpen || (layout.reading && layout.panes(preferences.settings.text_size) === 1);
  return away || covered || highlights.selected !== null || highlights.fresh !== undefined || isTyping(document.activeElement);
}

function enlarge({ preferences }: Desk, by: number): void {
  const value = Math.max(80, Math.min(200, preferences.settings.text_size + by));
  void preferences.choose({ setting: "text_size", value });
}

/** What an action is called now: undo and redo say what of. */
export function named(action: ActionId, { library }: Desk): string {
  const { undo, redo } = library.overview;
  if (action === "undo" && undo !== null) return say("undo.undoOf", { label: did(undo) });
  if (action === "redo" && redo !== null) return say("undo.redoOf", { label: did(redo) });
  return say(`actions.${action}`);
}

export function perform(action: ActionId, desk: Desk): void {
  doings[action](desk);
}
