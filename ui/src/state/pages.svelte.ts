const PAGE = 100;
/** Rows beyond those in view that are fetched before they are seen. */
const AHEAD = PAGE / 2;
/** Pages asked for at the same time. */
const AT_ONCE = 2;
/** Pages kept of a list; the farthest from what is seen are let go. */
const KEPT = 12;

export interface Page<Row> {
  total: number;
  offset: number;
  rows: Row[];
}

/** Gives a page of a list. */
export type Source<P> = (offset: number, limit: number) => Promise<P>;

/**
 * The list that is shown, as pages fetched when they come into view. A newer list makes every answer to an
 * older one stale: it is dropped when it comes.
 */
export class Pages<Row, P extends Page<Row> = Page<Row>> {
  total = $state(0);
  /** Moves whenever rows came or changed. */
  rows = $state.raw<ReadonlyMap<number, Row>>(new Map());
  loaded = $state(false);
  /** The page that came last. */
  newest = $state.raw<P | null>(null);
  private generation = 0;
  private fetching = new Set<number>();
  private seen = { from: 0, to: PAGE };

  constructor(
    private source: Source<P>,
    private readonly failed: (reason: unknown) => void,
  ) {}

  row(index: number): Row | undefined {
    return this.rows.get(index);
  }

  /** Shows a list whose first page is there already. */
  begin(source: Source<P>, page: P): void {
    this.source = source;
    this.seen = { from: page.offset, to: page.offset + page.rows.length };
    this.take(page);
  }

  /** Shows another list from its top; resolves when its first page is there, or a newer list was asked for. */
  async show(source: Source<P>): Promise<void> {
    this.source = source;
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
    this.fetchMissing();
  }

  /**
   * A scroll bar that is dragged shows another page with every frame: few are asked for at once, and when one has
   * come the next is the one that is then in view.
   */
  private fetchMissing(): void {
    const { from, to } = this.seen;
    const wanted = new Set([...this.pagesOf(from, to), ...this.pagesOf(from - AHEAD, to + AHEAD)]);
    for (const page of wanted) {
      if (this.fetching.size >= AT_ONCE) return;
      if (!this.rows.has(page * PAGE) && !this.fetching.has(page)) void this.fetch(page);
    }
  }

  private pagesOf(from: number, to: number): number[] {
    const first = Math.floor(Math.max(0, from) / PAGE);
    const end = Math.ceil(Math.min(to, this.total) / PAGE);
    return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  }

  /** Changes rows at once, before the backend has answered. */
  patch(wanted: (row: Row) => boolean, change: (row: Row) => Row): void {
    const rows = new Map(this.rows);
    for (const [index, row] of rows) if (wanted(row)) rows.set(index, change(row));
    this.rows = rows;
  }

  /** Takes rows out of the list at once, before the backend has answered. */
  remove(unwanted: (row: Row) => boolean): void {
    const kept = [...this.rows].sort(([a], [b]) => a - b);
    const rows = new Map<number, Row>();
    let gone = 0;
    for (const [index, row] of kept) {
      if (unwanted(row)) gone += 1;
      else rows.set(index - gone, row);
    }
    this.rows = rows;
    this.total -= gone;
  }

  /** Where a row stands, if it is among those fetched. */
  find(wanted: (row: Row) => boolean): number | undefined {
    for (const [index, row] of this.rows) if (wanted(row)) return index;
    return undefined;
  }

  private async replace(): Promise<void> {
    const generation = ++this.generation;
    this.fetching.clear();
    const first = Math.floor(this.seen.from / PAGE);
    const last = Math.max(first, Math.floor(Math.max(0, this.seen.to - 1) / PAGE));
    const limit = Math.min(500, (last - first + 1) * PAGE);
    try {
      const page = await this.source(first * PAGE, limit);
      if (generation !== this.generation) return;
      this.take(page);
    } catch (reason) {
      if (generation === this.generation) this.failed(reason);
    }
  }

  /** Holds this page and no other. */
  private take(page: P): void {
    this.rows = new Map(page.rows.map((row, i) => [page.offset + i, row]));
    this.total = page.total;
    this.newest = page;
    this.loaded = true;
  }

  private async fetch(page: number): Promise<void> {
    const generation = this.generation;
    this.fetching.add(page);
    try {
      const got = await this.source(page * PAGE, PAGE);
      if (generation !== this.generation) return;
      const rows = new Map(this.rows);
      got.rows.forEach((row, i) => rows.set(got.offset + i, row));
      this.rows = this.near(rows);
      this.total = got.total;
      this.fetching.delete(page);
      this.fetchMissing();
    } catch (reason) {
      if (generation !== this.generation) return;
      this.fetching.delete(page);
      this.failed(reason);
    }
  }

  private near(rows: Map<number, Row>): Map<number, Row> {
    if (rows.size <= KEPT * PAGE) return rows;
    const middle = (this.seen.from + this.seen.to) / 2;
    const reach = (KEPT / 2) * PAGE;
    return new Map([...rows].filter(([index]) => Math.abs(index - middle) < reach));
  }
}
