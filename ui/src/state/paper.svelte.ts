import { asApiError } from "../api/backend.ts";
import type { PaperDetail, PaperRow } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";
import type { Notes } from "./notes.svelte.ts";

/** Papers kept after they were shown, so that going back to one shows it in the same frame. */
const KEPT = 24;

/** Whether two replies say the same. */
const same = (a: PaperDetail, b: PaperDetail): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The paper that is open. */
export class OpenPaper {
  /** The one under the cursor, also where it has just left the list. */
  id = $state<number | null>(null);
  detail = $state.raw<PaperDetail | null>(null);
  /** Whether its abstract is shown as the digest gave it. */
  source = $state(false);
  /** How far down it is scrolled, in CSS pixels. */
  scrolled = 0;
  private begun: { paper: number; scrolled: number } | null = null;
  private readonly fetched = new Map<number, PaperDetail>();

  constructor(
    private readonly door: Door,
    private readonly notes: Notes,
  ) {}

  /** Its row, as far as it was fetched. */
  get row(): PaperRow | undefined {
    return this.detail?.row.id === this.id ? this.detail?.row : undefined;
  }

  /** Shows a paper that is there already. */
  begin(detail: PaperDetail, scrolled = 0): void {
    this.begun = scrolled > 0 ? { paper: detail.row.id, scrolled } : null;
    this.keep(detail.row.id, detail);
    this.id = detail.row.id;
    this.detail = detail;
  }

  /** How far the paper that the window begins with was scrolled when it was left; told once. */
  left(paper: number | null): number {
    const { begun } = this;
    this.begun = null;
    return begun?.paper === paper ? begun.scrolled : 0;
  }

  /** Shows another paper, or the same one anew; what is known of it at once. */
  show(id: number | null): void {
    if (id !== this.id) {
      void this.notes.flush();
      this.source = false;
    }
    this.id = id;
    this.detail = id === null ? null : (this.fetched.get(id) ?? null);
    if (id !== null) void this.fetch(id);
  }

  /** Fetches one that is likely to be shown next. */
  expect(id: number): void {
    if (!this.fetched.has(id)) void this.fetch(id);
  }

  /** Forgets what papers said: another library is in the place of the one that said it. */
  forget(): void {
    this.fetched.clear();
    this.detail = null;
  }

  /** Changes what is shown at once, before the backend has answered. */
  touch(papers: readonly number[], change: (row: PaperRow) => PaperRow): void {
    const { detail } = this;
    if (detail && papers.includes(detail.row.id)) this.detail = { ...detail, row: change(detail.row) };
  }

  private async fetch(id: number): Promise<void> {
    try {
      const detail = await this.door.backend.call("paper", id);
      this.notes.hear(id, detail.note);
      const known = this.fetched.get(id);
      // What is shown and still says the same is not drawn again.
      if (known && same(known, detail)) return;
      this.keep(id, detail);
      if (this.id === id) this.detail = detail;
    } catch (reason) {
      if (asApiError(reason).code !== "not_found") this.door.failed(reason);
      this.fetched.delete(id);
      if (this.id === id) this.detail = null;
    }
  }

  private keep(id: number, detail: PaperDetail): void {
    this.fetched.delete(id);
    this.fetched.set(id, detail);
    for (const old of [...this.fetched.keys()].slice(0, -KEPT)) this.fetched.delete(old);
  }
}
