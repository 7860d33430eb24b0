import { SvelteSet } from "svelte/reactivity";

import { asApiError, type Backend } from "../api/backend.ts";
import type {
  ApiError, Event, ListQuery, NewPaper, OpenTarget, Overview, PaperDetail, PaperRow, Paste, Receipt, Scope, Settings, Sort, Status,
} from "../api/generated/bindings.ts";
import { words } from "../strings/en.ts";
import { Notes } from "./notes.svelte.ts";
import { Pages } from "./pages.svelte.ts";
import { Notices } from "./notices.svelte.ts";

export type Dialog = "settings" | "help" | "receipt" | "add" | null;

const EMPTY: Overview = {
  counts: { all: 0, inbox: 0, queued: 0, starred: 0, code: 0 },
  digests: [], tags: [], undo: null, redo: null, empty: true,
};

/** All that the window shows and does. Views read its fields and call its verbs. */
export class Desk {
  overview = $state.raw<Overview>(EMPTY);
  settings = $state.raw<Settings>({ theme: "system", text_size: 100, sidebar_width: 228, list_width: 384 });
  list = $state.raw<ListQuery>({ scope: { kind: "inbox" }, query: "", sort: "best" });
  cursor = $state(0);
  /** The paper under the cursor, also where it has just left the list. */
  paper = $state<number | null>(null);
  detail = $state.raw<PaperDetail | null>(null);
  readonly selection = new SvelteSet<number>();
  dialog = $state<Dialog>(null);
  dragging = $state<number | null>(null);
  importing = $state.raw<{ file: string; done: number; total: number } | null>(null);
  receipt = $state.raw<Receipt | null>(null);
  askDay = $state.raw<number[]>([]);
  /** The name of the paper that is being typed in: what was pasted, or nothing. */
  adding = $state("");
  /** Narrow windows show one pane at a time. */
  reading = $state(false);
  sidebarOpen = $state(false);
  /** Views that take the focus on request. */
  focus = $state.raw<{ what: "search" | "tag" | "note" | "list" | "reader" | "bulkTag"; at: number } | null>(null);
  readonly pages: Pages;
  readonly notices = new Notices();
  readonly notes: Notes;
  private readonly details = new Map<number, PaperDetail>();
  private anchor = 0;
  private refreshing = false;
  private again = false;
  private openTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly backend: Backend) {
    this.pages = new Pages(backend, this.list, (reason) => this.failed(reason));
    this.notes = new Notes(backend);
  }

  async start(): Promise<void> {
    const subscribed = this.backend.subscribe((event) => this.hear(event));
    const loaded = Promise.all([this.backend.call("settings", null), this.backend.call("overview", null)]);
    try {
      const [[settings, overview]] = await Promise.all([loaded, this.pages.show(this.list), subscribed]);
      this.settings = settings;
      this.overview = overview;
    } catch (reason) {
      this.failed(reason);
    }
    if (this.overview.counts.inbox === 0 && this.overview.counts.all > 0) await this.go({ kind: "all" });
    else this.settle();
  }

  // Lists

  async go(scope: Scope, query = ""): Promise<void> {
    this.sidebarOpen = false;
    this.reading = false;
    await this.show({ scope, query, sort: "best" });
  }

  search(query: string): Promise<void> {
    return this.show({ ...this.list, query });
  }

  order(sort: Sort): Promise<void> {
    return this.show({ ...this.list, sort });
  }

  private async show(list: ListQuery): Promise<void> {
    this.list = list;
    this.selection.clear();
    this.cursor = 0;
    // Another list begins at its top, not at the paper that was read before.
    this.paper = null;
    await this.pages.show(list);
    if (this.list === list) this.settle();
  }

  get row(): PaperRow | undefined {
    const row = this.pages.row(this.cursor);
    return row ?? (this.detail?.row.id === this.paper ? this.detail?.row : undefined);
  }

  // The cursor

  /** Moves in this very frame; what the paper says follows. */
  moveTo(index: number): void {
    const last = this.pages.total - 1;
    if (last < 0) return;
    this.cursor = Math.max(0, Math.min(last, index));
    this.anchor = this.cursor;
    this.look();
  }

  extendTo(index: number): void {
    const last = this.pages.total - 1;
    this.cursor = Math.max(0, Math.min(last, index));
    void this.selectRange(this.anchor, this.cursor);
    this.look();
  }

  toggle(index = this.cursor): void {
    const row = this.pages.row(index);
    if (!row) return;
    if (!this.selection.delete(row.id)) this.selection.add(row.id);
    this.anchor = index;
  }

  async selectRange(from: number, to: number): Promise<void> {
    const list = this.list;
    const ids = await this.attempt(() => this.backend.call("range_ids", { list, from, to }));
    if (!ids || this.list !== list) return;
    this.selection.clear();
    for (const id of ids) this.selection.add(id);
  }

  /** The cursor names another paper, or the same one anew. */
  private look(): void {
    const row = this.pages.row(this.cursor);
    const paper = row?.id ?? null;
    if (paper !== this.paper) void this.notes.flush();
    this.paper = paper;
    this.detail = paper === null ? null : (this.details.get(paper) ?? null);
    clearTimeout(this.openTimer);
    if (paper === null) return;
    void this.fetchDetail(paper);
    for (const near of [this.cursor + 1, this.cursor - 1]) {
      const id = this.pages.row(near)?.id;
      if (id !== undefined && !this.details.has(id)) void this.fetchDetail(id);
    }
    if (row && !row.read) this.openTimer = setTimeout(() => this.opened(paper), 400);
  }

  private opened(paper: number): void {
    this.pages.patch([paper], (row) => ({ ...row, read: true }));
    void this.attempt(() => this.backend.call("mark_opened", paper));
  }

  private async fetchDetail(paper: number): Promise<void> {
    try {
      const detail = await this.backend.call("paper", paper);
      this.details.delete(paper);
      this.details.set(paper, detail);
      for (const old of [...this.details.keys()].slice(0, -24)) this.details.delete(old);
      this.notes.hear(paper, detail.note);
      if (this.paper === paper) this.detail = detail;
    } catch (reason) {
      if (asApiError(reason).code !== "not_found") this.failed(reason);
      this.details.delete(paper);
      if (this.paper === paper) this.detail = null;
    }
  }

  /** After the list changed: the cursor stays on its paper, else on its place. */
  private settle(): void {
    const at = this.paper === null ? undefined : this.pages.indexOf(this.paper);
    if (at !== undefined) this.cursor = at;
    this.cursor = Math.max(0, Math.min(this.cursor, this.pages.total - 1));
    this.look();
  }

  // What a person does to papers

  /** The papers an action is for: the selection, else the one under the cursor. */
  get chosen(): number[] {
    if (this.selection.size > 0) return [...this.selection];
    return this.paper === null ? [] : [this.paper];
  }

  setStatus(status: Status): void {
    const papers = this.chosen;
    if (papers.length === 0) return;
    const leaves = { inbox: "inbox", queued: "queued" }[this.list.scope.kind as string];
    if (leaves !== undefined && leaves !== status) {
      this.pages.remove(papers);
      this.selection.clear();
      this.cursor = Math.max(0, Math.min(this.cursor, this.pages.total - 1));
      this.look();
    } else {
      this.touch(papers, (row) => ({ ...row, status }));
    }
    void this.do(() => this.backend.call("set_status", { papers, status }));
  }

  toggleStar(): void {
    const on = !(this.row?.starred ?? false);
    const papers = this.chosen;
    this.touch(papers, (row) => ({ ...row, starred: on }));
    void this.do(() => this.backend.call("set_starred", { papers, on }));
  }

  toggleRead(): void {
    clearTimeout(this.openTimer);
    const on = !(this.row?.read ?? true);
    const papers = this.chosen;
    this.touch(papers, (row) => ({ ...row, read: on }));
    void this.do(() => this.backend.call("set_read", { papers, on }));
  }

  addTag(name: string, papers = this.chosen): Promise<boolean> {
    return this.do(() => this.backend.call("add_tag", { papers, name }));
  }

  removeTag(tag: number): void {
    const papers = this.paper === null ? [] : [this.paper];
    void this.do(() => this.backend.call("remove_tag", { papers, tag }));
  }

  private touch(papers: number[], change: (row: PaperRow) => PaperRow): void {
    this.pages.patch(papers, change);
    if (this.detail && papers.includes(this.detail.row.id)) {
      this.detail = { ...this.detail, row: change(this.detail.row) };
    }
  }

  open(target: OpenTarget): void {
    void this.attempt(() => this.backend.call("open", target));
  }

  openCode(): void {
    if (this.paper !== null && (this.row?.code_count ?? 0) > 0) this.open({ kind: "code", paper: this.paper });
  }

  // Papers that no digest brings

  async paste(pasted: Paste): Promise<void> {
    const taken = await this.attempt(() => this.backend.call("import_paste", pasted));
    if (taken?.kind === "known") await this.goTo(taken.paper);
    if (taken?.kind === "name") this.add(taken.name);
  }

  /** Asks for a paper by hand. */
  add(name = ""): void {
    this.adding = name;
    this.dialog = "add";
  }

  async addPaper(paper: NewPaper): Promise<void> {
    const id = await this.attempt(() => this.backend.call("add_paper", paper));
    if (id === undefined) return;
    this.dialog = null;
    await this.refresh();
    await this.goTo(id);
    this.notices.say(words.add.added(paper.title), {
      action: { label: words.undo.undo, run: () => void this.undo() },
    });
  }

  /** Shows a paper wherever it stands. */
  async goTo(paper: number): Promise<void> {
    await this.go({ kind: "all" });
    const at = await this.attempt(() => this.backend.call("position", { list: this.list, paper }));
    if (at !== undefined && at !== null) this.moveTo(at);
  }

  async takeOffers(id: number): Promise<void> {
    const taken = await this.attempt(() => this.backend.call("take_offers", id));
    if (!taken) return;
    if (this.receipt?.import === id) this.receipt = { ...this.receipt, offers: { papers: 0, tags: 0, notes: 0 } };
    this.notices.say(words.import.taken(taken), { action: { label: words.undo.undo, run: () => void this.undo() } });
    await this.refresh();
  }

  // Undo

  async undo(): Promise<void> {
    await this.notes.flush();
    const undone = await this.attempt(() => this.backend.call("undo", null));
    if (undone) this.tellUndone(undone.label, undone.kept);
  }

  async redo(): Promise<void> {
    await this.notes.flush();
    const done = await this.attempt(() => this.backend.call("redo", null));
    if (!done) return;
    this.notices.say(done.label === null ? words.undo.nothingToRedo : words.undo.redone(done.label), {
      ...(done.label !== null && { action: { label: words.undo.undo, run: () => void this.undo() } }),
    });
    await this.refresh();
  }

  async undoImport(id: number): Promise<void> {
    const undone = await this.attempt(() => this.backend.call("undo_import", id));
    if (undone) this.tellUndone(undone.label, undone.kept);
  }

  private tellUndone(label: string | null, kept: number): void {
    this.dialog = this.dialog === "receipt" ? null : this.dialog;
    this.notices.say(label === null ? words.undo.nothing : words.undo.undone(label), {
      ...(kept > 0 && { detail: words.undo.kept(kept) }),
      ...(label !== null && { action: { label: words.undo.redo, run: () => void this.redo() } }),
    });
    void this.refresh();
  }

  // Settings

  /** Shows choices without keeping them yet: a pane being dragged. */
  preview(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
  }

  async set(change: Partial<Settings>): Promise<void> {
    this.preview(change);
    const kept = await this.attempt(() => this.backend.call("set_settings", this.settings));
    if (kept) this.settings = kept;
  }

  // What the backend tells

  private hear(event: Event): void {
    switch (event.kind) {
      case "changed":
        void this.refresh();
        break;
      case "importing":
        this.importing = { file: event.file, done: event.done, total: event.total };
        break;
      case "imported":
        this.importing = null;
        void this.imported(event.receipt);
        break;
      case "import_failed":
        this.importing = null;
        this.failed(event.error);
        break;
      case "drag_enter":
        this.dragging = event.files;
        break;
      case "drag_leave":
        this.dragging = null;
        break;
      case "closing":
        void this.close();
        break;
    }
  }

  private async imported(receipt: Receipt): Promise<void> {
    this.receipt = receipt;
    const { totals } = receipt;
    const single = receipt.files.length === 1 ? receipt.files[0] : undefined;
    const name = single ? fileName(single.path) : words.files(totals.files);
    const details = { label: words.import.details, run: () => (this.dialog = "receipt") };
    const read = totals.files - totals.failed;
    if (read === 0) {
      const message = single?.error ?? words.import.counts(totals);
      const detail = `${message} ${words.import.kept}`;
      this.notices.error(words.import.nothingRead(name), detail, single ? undefined : details);
      return;
    }
    const { import: id } = receipt;
    const undo = id === null ? undefined : { label: words.import.undo, run: () => void this.undoImport(id) };
    this.notices.say((id === null ? words.import.nothingNew : words.import.imported)(name), {
      detail: receipt.stopped ? words.import.stopped : words.import.counts(totals),
      action: undo,
      second: details,
      long: true,
    });
    this.askDay = receipt.needs_day;
    const [digest, more] = receipt.digests;
    if (digest !== undefined && more === undefined) await this.go({ kind: "digest", id: digest });
    else await this.go({ kind: "inbox" });
    await this.refresh();
  }

  /** Leaves when everything is on disk. What cannot be saved keeps the window open; closing again leaves. */
  private async close(): Promise<void> {
    await this.notes.flush();
    if (this.notes.unsaved) {
      this.notices.error(words.notes.unsavedAtClose);
      return;
    }
    await this.backend.call("close", null);
  }

  /** Fetches everything shown again: at most one round under way and one waiting. */
  async refresh(): Promise<void> {
    if (this.refreshing) {
      this.again = true;
      return;
    }
    this.refreshing = true;
    try {
      do {
        this.again = false;
        const [overview] = await Promise.all([this.backend.call("overview", null), this.pages.refresh()]);
        this.overview = overview;
        this.leaveGone();
        this.settle();
      } while (this.again);
    } catch (reason) {
      this.failed(reason);
    } finally {
      this.refreshing = false;
    }
  }

  /** A digest or tag that is no more cannot be shown. */
  private leaveGone(): void {
    const { scope } = this.list;
    const gone =
      (scope.kind === "digest" && !this.overview.digests.some((digest) => digest.id === scope.id)) ||
      (scope.kind === "tag" && !this.overview.tags.some((tag) => tag.id === scope.id));
    if (gone) void this.go({ kind: "inbox" });
  }

  // Errors

  /** Does something to the library, then shows what it did; `false` where it was refused. */
  async do(work: () => Promise<unknown>): Promise<boolean> {
    const done = await this.attempt(async () => {
      await work();
      return true;
    });
    await this.refresh();
    return done ?? false;
  }

  /** Tries something; says what is wrong where it cannot be done. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (reason) {
      this.failed(reason);
      return undefined;
    }
  }

  private failed(reason: unknown): void {
    const error: ApiError = asApiError(reason);
    this.notices.error(error.message);
  }

  ask(what: "search" | "tag" | "note" | "list" | "reader" | "bulkTag"): void {
    this.focus = { what, at: (this.focus?.at ?? 0) + 1 };
  }
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
