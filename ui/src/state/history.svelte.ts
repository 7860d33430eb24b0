import type { HistoryPage, ImportInfo, Receipt } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";
import { Pages, type Source } from "./pages.svelte.ts";
import type { Walk } from "./walk.ts";

/** Every import there was, and what each did. */
export class History implements Walk {
  query = $state("");
  cursor = $state(0);
  /** How many imports there were. */
  count = $state(0);
  /** The receipt of the import at the cursor. */
  receipt = $state.raw<Receipt | null>(null);
  readonly pages: Pages<ImportInfo, HistoryPage>;

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly journal: Journal,
  ) {
    this.pages = new Pages(this.source(""), (reason) => door.failed(reason));
  }

  get row(): ImportInfo | undefined {
    return this.pages.row(this.cursor);
  }

  async show(): Promise<void> {
    this.layout.sidebarOpen = false;
    this.layout.reading = false;
    this.layout.view = "history";
    await this.search("");
    this.layout.ask("list");
  }

  async search(query: string): Promise<void> {
    this.query = query;
    this.cursor = 0;
    await this.pages.show(this.source(query));
    if (this.query === query) this.look();
  }

  async countAll(): Promise<void> {
    const page = await this.door.ask("import_history", { query: "", offset: 0, limit: 0 });
    if (page) this.count = page.total;
  }

  /** After the library changed. */
  async refresh(): Promise<void> {
    await this.pages.refresh();
    this.moveTo(this.cursor);
  }

  moveTo(index: number): void {
    this.cursor = Math.max(0, Math.min(index, this.pages.total - 1));
    this.look();
  }

  open(): void {
    this.layout.reading = true;
    this.layout.ask("reader");
  }

  /** Takes the import at the cursor back, or does it again. */
  async takeBack(): Promise<void> {
    const { row } = this;
    if (!row?.undoable) return;
    if (row.undone) await this.journal.redoImport(row.id);
    else await this.journal.undoImport(row.id);
    await this.refresh();
  }

  private look(): void {
    const { row } = this;
    if (!row) this.receipt = null;
    else void this.fetch(row.id);
  }

  private async fetch(id: number): Promise<void> {
    const receipt = await this.door.ask("import_receipt", id);
    if (receipt && this.row?.id === id) this.receipt = receipt;
  }

  private source(query: string): Source<HistoryPage> {
    return (offset, limit) => this.door.backend.call("import_history", { query, offset, limit: Math.min(limit, 200) });
  }
}
