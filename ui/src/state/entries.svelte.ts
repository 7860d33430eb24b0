import type { EntryFilter, EntryReceipt } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";

const PAGE = 100;

/** What an import made of each entry: a list that grows as it is read. */
export class Entries {
  filter = $state<EntryFilter>("all");
  rows = $state.raw<EntryReceipt[]>([]);
  total = $state(0);
  private import: number | null = null;
  private generation = 0;
  private fetching = false;

  constructor(private readonly door: Door) {}

  get more(): boolean {
    return this.rows.length < this.total;
  }

  /** Shows the entries of an import from the first. */
  async show(id: number | null, filter: EntryFilter): Promise<void> {
    this.import = id;
    this.filter = filter;
    this.generation += 1;
    this.fetching = false;
    await this.fetch([]);
  }

  /** Fetches the next entries, if there are more. */
  async grow(): Promise<void> {
    if (this.more && !this.fetching) await this.fetch(this.rows);
  }

  private async fetch(before: EntryReceipt[]): Promise<void> {
    const { generation, import: id, filter } = this;
    if (id === null) {
      this.rows = [];
      this.total = 0;
      return;
    }
    this.fetching = true;
    const page = await this.door.ask("import_entries", { import: id, filter, offset: before.length, limit: PAGE });
    if (generation !== this.generation) return;
    this.fetching = false;
    if (!page) return;
    this.rows = [...before, ...page.rows];
    this.total = page.total;
  }
}
