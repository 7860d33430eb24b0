import type { NotebookItem, NotebookPage } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";
import { Pages, type Page, type Source } from "./pages.svelte.ts";
import type { Papers } from "./papers.svelte.ts";
import type { Walk } from "./walk.ts";

type Sheet = Page<NotebookItem>;

/** All notes and highlights, the one changed last first. */
export class Notebook implements Walk {
  query = $state("");
  cursor = $state(0);
  readonly pages: Pages<NotebookItem, Sheet>;

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly papers: Papers,
  ) {
    this.pages = new Pages(this.source(""), (reason) => door.failed(reason));
  }

  /** A note's words as they are read; with its marks until what reads them is there. */
  plain = $state.raw<(text: string) => string>((text) => text);

  async show(): Promise<void> {
    void import("../lib/plain-note.ts").then(({ plainNote }) => (this.plain = plainNote));
    this.layout.sidebarOpen = false;
    this.layout.reading = false;
    this.layout.view = "notebook";
    await this.search(this.query);
    this.layout.ask("list");
  }

  async search(query: string): Promise<void> {
    this.query = query;
    this.cursor = 0;
    await this.pages.show(this.source(query));
  }

  /** After the library changed. */
  async refresh(): Promise<void> {
    await this.pages.refresh();
    this.moveTo(this.cursor);
  }

  moveTo(index: number): void {
    this.cursor = Math.max(0, Math.min(index, this.pages.total - 1));
  }

  /** Opens the paper of what is at the cursor. */
  open(): void {
    const item = this.pages.row(this.cursor);
    if (item) void this.papers.goTo(item.paper.id).then(() => this.papers.open());
  }

  private source(query: string): Source<Sheet> {
    return async (offset, limit) => {
      const page: NotebookPage = await this.door.backend.call("notebook", { scope: { kind: "all" }, query, offset, limit: Math.min(limit, 200) });
      return { total: page.total, offset: page.offset, rows: page.items };
    };
  }
}
