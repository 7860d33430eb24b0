import type { Backend } from "../api/backend.ts";
import type { ListPage, ListQuery, PaperRow } from "../api/generated/bindings.ts";

const PAGE = 100;
/** Pages kept of a list; the farthest from what is seen are let go. */
const KEPT = 12;

/**
 * The list that is shown, as pages fetched when they come into view. A newer list makes every answer to an
 * older one stale: it is dropped when it comes.
 */
export class Pages {
  total = $state(0);
  marks = $state.raw<string[]>([]);
  /** Moves whenever rows came or changed. */
  rows = $state.raw<ReadonlyMap<number, PaperRow>>(new Map());
  loaded = $state(false);
  list: ListQuery;
  private generation = 0;
  private fetching = new Set<number>();
  private seen = { from: 0, to: PAGE };

  constructor(
    private readonly backend: Backend,
    list: ListQuery,
    private readonly failed: (reason: unknown) => void,
  ) {
    this.list = list;
  }

  row(index: number): PaperRow | undefined {
    return this.rows.get(index);
  }

  /** The row of a paper, where it is among those fetched. */
  indexOf(paper: number): number | undefined {
    for (const [index, row] of this.rows) if (row.id === paper) return index;
    return undefined;
  }

  /** Shows a list whose first page is there already. */
  begin(list: ListQuery, page: ListPage): void {
    this.list = list;
    this.take(page);
  }

  /** Shows another list from its top; resolves when its first page is there, or a newer list was asked for. */
  async show(list: ListQuery): Promise<void> {
    this.list = list;
    this.seen = { from: 0, to: PAGE };
    await this.replace();
  }

  /** Fetches what is in view again, leaving what is shown until the answer is there. */
  async refresh(): Promise<void> {
    await this.replace();
  }

  /** Tells which rows are in view; fetches those that are missing. */
  view(from: number, to: number): void {
    this.seen = { from, to };
    for (let page = Math.floor(from / PAGE); page * PAGE < Math.min(to, this.total); page++) {
      if (!this.rows.has(page * PAGE) && !this.fetching.has(page)) void this.fetch(page);
    }
  }

  /** Changes rows at once, before the backend has answered. */
  patch(papers: readonly number[], change: (row: PaperRow) => PaperRow): void {
    const rows = new Map(this.rows);
    for (const [index, row] of rows) if (papers.includes(row.id)) rows.set(index, change(row));
    this.rows = rows;
  }

  /** Takes papers out of the list at once, before the backend has answered. */
  remove(papers: readonly number[]): void {
    const kept = [...this.rows].sort(([a], [b]) => a - b);
    const rows = new Map<number, PaperRow>();
    let gone = 0;
    for (const [index, row] of kept) {
      if (papers.includes(row.id)) gone += 1;
      else rows.set(index - gone, row);
    }
    this.rows = rows;
    this.total -= gone;
  }

  private async replace(): Promise<void> {
    const generation = ++this.generation;
    this.fetching.clear();
    const first = Math.floor(this.seen.from / PAGE);
    const last = Math.max(first, Math.floor(Math.max(0, this.seen.to - 1) / PAGE));
    const limit = Math.min(500, (last - first + 1) * PAGE);
    try {
      const page = await this.backend.call("list_papers", { list: this.list, offset: first * PAGE, limit });
      if (generation !== this.generation) return;
      this.take(page);
    } catch (reason) {
      if (generation === this.generation) this.failed(reason);
    }
  }

  /** Holds this page and no other. */
  private take(page: ListPage): void {
    this.rows = new Map(page.rows.map((row, i) => [page.offset + i, row]));
    this.total = page.total;
    this.marks = page.marks;
    this.loaded = true;
  }

  private async fetch(page: number): Promise<void> {
    const generation = this.generation;
    this.fetching.add(page);
    try {
      const got = await this.backend.call("list_papers", { list: this.list, offset: page * PAGE, limit: PAGE });
      if (generation !== this.generation) return;
      const rows = new Map(this.rows);
      got.rows.forEach((row, i) => rows.set(got.offset + i, row));
      this.rows = this.near(rows);
      this.total = got.total;
    } catch (reason) {
      if (generation === this.generation) this.failed(reason);
    } finally {
      this.fetching.delete(page);
    }
  }

  private near(rows: Map<number, PaperRow>): Map<number, PaperRow> {
    if (rows.size <= KEPT * PAGE) return rows;
    const middle = (this.seen.from + this.seen.to) / 2;
    const reach = (KEPT / 2) * PAGE;
    return new Map([...rows].filter(([index]) => Math.abs(index - middle) < reach));
  }
}
