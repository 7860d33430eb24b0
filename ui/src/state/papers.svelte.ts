import { asApiError } from "../api/backend.ts";
import type { Beginning, ListPage, ListQuery, PaperRow, Scope, Sort, TextRange } from "../api/generated/bindings.ts";
import { firstFrame } from "../lib/first-frame.ts";
import { painted } from "../lib/frames.ts";
import { toggled, withoutOrder } from "../lib/query.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";
import { Pages, type Source } from "./pages.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Walk } from "./walk.ts";

/** How long a paper is looked at before it counts as read, in milliseconds. */
const A_LOOK = 400;

/** A row of the list, with the hits in its title. */
export interface Listed extends PaperRow {
  hits: readonly TextRange[];
}

/** A page of a list, and the list it is of. */
export interface Answer extends Omit<ListPage, "rows"> {
  list: ListQuery;
  rows: Listed[];
}

function answerTo(list: ListQuery, page: ListPage): Answer {
  return { ...page, list, rows: page.rows.map((row, i) => ({ ...row, hits: page.title_marks[i] ?? [] })) };
}

/** The list that is shown, the place in it and what is selected. */
export class Papers implements Walk {
  list = $state.raw<ListQuery>({ scope: { kind: "inbox" }, query: "", sort: "best" });
  cursor = $state(0);
  /** Ids of the papers selected. Replaced, never changed: ten thousand are one change. */
  selection = $state.raw<ReadonlySet<number>>(new Set());
  /** Rows above what is in view, with a fraction: a list that is shown again stands where it was left. */
  above = 0;
  readonly pages: Pages<Listed, Answer>;
  private anchor = 0;
  /** The list that the open paper was last looked at in. */
  private looked: ListQuery | null = null;
  private reading: ReturnType<typeof setTimeout> | undefined;
  /** Where a list that is on its way is to be looked at, if not at its top. */
  private aim: { list: ListQuery; at: number } | null = null;
  /** Papers that left the list last by what was done with them, and the list. */
  private left: { list: ListQuery; papers: ReadonlySet<number> } | null = null;
  /** A paper that was looked at and would leave the list by it: it stays until another is shown. */
  private parting: number | null = null;

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly paper: OpenPaper,
  ) {
    this.pages = new Pages(this.source(this.list), (reason) => {
      // A shelf that is no more is left by whoever sees that it is gone.
      const gone = this.list.scope.kind === "shelf" && asApiError(reason).code === "not_found";
      if (!gone) door.failed(reason);
    });
  }

  /** What the library said of the list shown; none while another is still on its way. */
  get answer(): Answer | null {
    const { newest } = this.pages;
    return newest?.list === this.list ? newest : null;
  }

  /** The order in effect: the one chosen, unless the query or the shelf says another. */
  get sort(): Sort {
    return this.answer?.sort ?? this.list.sort;
  }

  // Which list

  /** Shows what came with the first reply; what is likely to be asked next is fetched after the first frame. */
  begin({ list, page, paper, place }: Beginning): void {
    this.list = list;
    this.looked = list;
    if (place) [this.cursor, this.anchor, this.above] = [place.row, place.row, place.above];
    this.pages.begin(this.source(list), answerTo(list, page));
    if (paper) this.paper.begin(paper, place?.scrolled);
    void firstFrame.then(() => this.settle());
  }

  async go(scope: Scope, query = ""): Promise<void> {
    this.layout.view = "papers";
    this.layout.sidebarOpen = false;
    this.layout.reading = false;
    await this.show({ scope, query, sort: "best" });
  }

  search(query: string): Promise<void> {
    return this.show({ ...this.list, query });
  }

  /** Searches the whole library, as a click on an author does. */
  find(query: string): Promise<void> {
    return this.go({ kind: "all" }, query);
  }

  /** Shows only those of the list that fulfil a condition too, or all again. */
  filter(condition: string): Promise<void> {
    return this.search(toggled(this.list.query, condition));
  }

  /** Puts the list in an order; the one that the query said is taken out of it. */
  order(sort: Sort): Promise<void> {
    return this.show({ ...this.list, query: withoutOrder(this.list.query), sort });
  }

  /** Shows a paper wherever it stands. */
  async goTo(paper: number): Promise<void> {
    await this.go({ kind: "all" });
    if (await this.reach(paper)) return;
    const trash: Scope = { kind: "trash" };
    const at = await this.door.ask("position", { list: { ...this.list, scope: trash }, paper });
    if (at === undefined || at === null) return;
    await this.go(trash);
    await this.reach(paper);
  }

  /** Moves to a paper, where the list has it. */
  private async reach(paper: number): Promise<boolean> {
    const { list } = this;
    const at = await this.door.ask("position", { list, paper });
    if (at === undefined || at === null) return false;
    // Its rows may be still on their way, where the library changes meanwhile.
    if (this.list === list) this.aim = { list, at };
    this.moveTo(at);
    return true;
  }

  private async show(list: ListQuery): Promise<void> {
    this.list = list;
    this.unselect();
    this.above = 0;
    this.cursor = 0;
    this.anchor = 0;
    await this.pages.show(this.source(list));
    // While a person types, each letter has its rows in the next frame; the paper at their top follows in the one after.
    await painted();
    if (this.list === list) this.settle();
  }

  private source(list: ListQuery): Source<Answer> {
    return async (offset, limit) => answerTo(list, await this.door.backend.call("list_papers", { list, offset, limit }));
  }

  // The cursor

  get row(): PaperRow | undefined {
    return this.pages.row(this.cursor) ?? this.paper.row;
  }

  /** Moves in this very frame; what the paper says follows. */
  moveTo(index: number): void {
    if (this.pages.total === 0) return;
    this.place(index);
    this.anchor = this.cursor;
    this.look();
  }

  /** After the list changed: the cursor stays on its paper, else on its place. Another list begins at its top. */
  settle(): void {
    // The rows are still the other list's: whoever asked for this one settles it.
    if (!this.answer) return;
    const same = this.looked === this.list;
    const top = this.aim?.list === this.list ? this.aim.at : 0;
    this.place(same ? (this.pages.find((row) => row.id === this.paper.id) ?? this.cursor) : top);
    // Its row is far from what is in view, and not among those fetched: the paper is as it was.
    if (same && this.pages.total > 0 && this.paper.id !== null && !this.pages.row(this.cursor)) return;
    this.look();
  }

  private place(index: number): void {
    this.cursor = Math.max(0, Math.min(index, this.pages.total - 1));
  }

  /** The cursor names another paper, or the same one anew. */
  private look(): void {
    this.looked = this.answer ? this.list : null;
    const row = this.pages.row(this.cursor);
    // What was asked to take the keyboard was the other paper's.
    if (row?.id !== this.paper.id) this.layout.focus = null;
    this.paper.show(row?.id ?? null);
    this.part();
    this.stayUnread();
    if (!row) return;
    for (const near of [this.cursor + 1, this.cursor - 1]) {
      const id = this.pages.row(near)?.id;
      if (id !== undefined) this.paper.expect(id);
    }
    if (!row.read || row.code_new) this.reading = setTimeout(() => this.opened(row.id), A_LOOK);
  }

  private opened(paper: number): void {
    if (this.list.scope.kind === "code_new") this.parting = paper;
    else void this.door.ask("mark_opened", paper);
    this.pages.patch((row) => row.id === paper, (row) => ({ ...row, read: true, code_new: false }));
  }

  private part(): void {
    const { parting } = this;
    if (parting === null || parting === this.paper.id) return;
    this.parting = null;
    void this.door.ask("mark_opened", parting);
  }

  /** The paper looked at does not become read by itself. */
  stayUnread(): void {
    clearTimeout(this.reading);
  }

  /** Goes from the list into the paper. */
  open(): void {
    this.layout.reading = true;
    this.layout.ask("reader");
  }

  // The selection

  /** The papers an action is for: the selection, else the one under the cursor. */
  get chosen(): number[] {
    if (this.selection.size > 0) return [...this.selection];
    return this.paper.id === null ? [] : [this.paper.id];
  }

  toggle(index = this.cursor): void {
    const row = this.pages.row(index);
    if (!row) return;
    const selection = new Set(this.selection);
    if (!selection.delete(row.id)) selection.add(row.id);
    this.selection = selection;
    this.anchor = index;
  }

  unselect(): void {
    this.selection = new Set();
  }

  extendTo(index: number): void {
    this.place(index);
    void this.selectRange(this.anchor, this.cursor);
    this.look();
  }

  selectAll(): void {
    void this.selectRange(0, Math.max(0, this.pages.total - 1));
  }

  async selectRange(from: number, to: number): Promise<void> {
    const list = this.list;
    const ids = await this.door.ask("range_ids", { list, from, to });
    if (ids && this.list === list) this.selection = new Set(ids);
  }

  /** After something was taken back: a paper that had left the list by it, and is in it again, is looked at. */
  comeBack(): void {
    const { left } = this;
    if (left?.list !== this.list) return;
    const at = this.pages.find((row) => left.papers.has(row.id));
    if (at === undefined) return;
    this.left = null;
    this.moveTo(at);
  }

  // Shown at once, before the backend has answered

  touch(papers: readonly number[], change: (row: PaperRow) => PaperRow): void {
    const touched = new Set(papers);
    this.pages.patch(({ id }) => touched.has(id), (row) => ({ ...row, ...change(row) }));
    this.paper.touch(papers, change);
  }

  /** Takes papers out of the list; the cursor is on the next. */
  leave(papers: readonly number[]): void {
    const leaving = new Set(papers);
    this.left = { list: this.list, papers: leaving };
    this.pages.remove(({ id }) => leaving.has(id));
    this.unselect();
    this.place(this.cursor);
    this.look();
  }
}
