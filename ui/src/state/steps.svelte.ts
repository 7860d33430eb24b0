import type { UndoStep } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";

/** As many steps as one page has. */
const PAGE = 100;

/** All that was done and can be taken back, newest first, in its dialog. */
export class Steps {
  rows = $state.raw<readonly UndoStep[]>([]);
  total = $state(0);

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly journal: Journal,
  ) {}

  async open(): Promise<void> {
    if (await this.fetch(PAGE)) this.layout.dialog = "undoHistory";
  }

  /** After the library changed, here or by another process. */
  async refresh(): Promise<void> {
    if (this.layout.dialog === "undoHistory") await this.fetch(this.rows.length);
  }

  /** Shows earlier ones too. */
  async more(): Promise<void> {
    const page = await this.door.ask("undo_history", { offset: this.rows.length, limit: PAGE });
    if (page) this.take([...this.rows, ...page.rows], page.total);
  }

  /** Takes a step back with all after it, or does it again with all before it. */
  async goThrough(step: UndoStep): Promise<void> {
    await this.journal.through(step);
    await this.fetch(this.rows.length);
  }

  /** How many steps going through one takes. */
  reach(step: UndoStep): number {
    return this.rows.filter((other) => other.undone === step.undone && (step.undone ? other.id <= step.id : other.id >= step.id)).length;
  }

  private async fetch(limit: number): Promise<boolean> {
    const page = await this.door.ask("undo_history", { offset: 0, limit: Math.max(PAGE, Math.min(limit, 200)) });
    if (page) this.take(page.rows, page.total);
    return page !== undefined;
  }

  private take(rows: readonly UndoStep[], total: number): void {
    this.rows = rows;
    this.total = total;
  }
}
