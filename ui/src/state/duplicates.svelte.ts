import { SvelteMap } from "svelte/reactivity";

import type { Duplicate } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import { type Page, Pages, type Source } from "./pages.svelte.ts";
import type { Papers } from "./papers.svelte.ts";
import type { Walk } from "./walk.ts";

/** Pairs selected at once with the key for all; more are decided in rounds. */
const ALL = 500;

type Pair = [number, number];
const pairOf = (found: Duplicate): Pair => [found.first.row.id, found.second.row.id];
const nameOf = (found: Duplicate): string => pairOf(found).join("-");

/** Papers that may be the same, pair by pair, most certain first. */
export class Duplicates implements Walk {
  cursor = $state(0);
  readonly selection = new SvelteMap<string, Pair>();
  readonly pages: Pages<Duplicate>;

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly papers: Papers,
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {
    this.pages = new Pages(this.source, (reason) => door.failed(reason));
  }

  /** How many there are; none before they were looked for. */
  get count(): number | null {
    return this.pages.loaded ? this.pages.total : null;
  }

  async show(): Promise<void> {
    this.layout.sidebarOpen = false;
    this.layout.reading = false;
    this.layout.view = "duplicates";
    this.selection.clear();
    this.cursor = 0;
    await this.pages.show(this.source);
    this.layout.ask("list");
  }

  /** After the library changed. */
  async refresh(): Promise<void> {
    await this.pages.refresh();
    this.moveTo(this.cursor);
  }

  moveTo(index: number): void {
    this.cursor = Math.max(0, Math.min(index, this.pages.total - 1));
  }

  /** Shows the paper of the pair that would stay. */
  open(): void {
    const found = this.pages.row(this.cursor);
    if (found) void this.papers.goTo(found.first.row.id);
  }

  chosen(index: number): boolean {
    const found = this.pages.row(index);
    return found !== undefined && this.selection.has(nameOf(found));
  }

  toggle(index = this.cursor): void {
    const found = this.pages.row(index);
    if (found && !this.selection.delete(nameOf(found))) this.selection.set(nameOf(found), pairOf(found));
  }

  async selectAll(): Promise<void> {
    const page = await this.door.attempt(() => this.source(0, ALL));
    for (const found of page?.rows ?? []) this.selection.set(nameOf(found), pairOf(found));
  }

  /** Makes each chosen pair one paper. */
  async merge(): Promise<void> {
    await this.decide("duplicates.merged", (groups) => this.library.inTurn(() => this.door.ask("merge_papers", { groups })));
  }

  /** Says of each chosen pair that it is two papers. */
  async part(): Promise<void> {
    await this.decide("duplicates.parted", (pairs) => this.library.inTurn(() => this.door.ask("dismiss_duplicates", { pairs })));
  }

  /** The pairs an action is for: those selected, else the one at the cursor. */
  private get pairs(): Pair[] {
    if (this.selection.size > 0) return [...this.selection.values()];
    const found = this.pages.row(this.cursor);
    return found ? [pairOf(found)] : [];
  }

  private async decide(said: "duplicates.merged" | "duplicates.parted", ask: (pairs: Pair[]) => Promise<unknown>): Promise<void> {
    const { pairs } = this;
    if (pairs.length === 0) return;
    const names = new Set(pairs.map((pair) => pair.join("-")));
    this.pages.remove((found) => names.has(nameOf(found)));
    this.selection.clear();
    this.moveTo(this.cursor);
    const done = await ask(pairs);
    if (done !== undefined) this.notices.say(say(said, { count: pairs.length }), { action: this.journal.undoing });
    await Promise.all([this.library.refresh(), this.refresh()]);
  }

  private readonly source: Source<Page<Duplicate>> = async (offset, limit) => {
    const page = await this.door.backend.call("duplicates", { offset, limit });
    return { total: page.total, offset: page.offset, rows: page.pairs };
  };
}
