import { asApiError } from "../api/backend.ts";
import type { SaveShelf, ShelfInfo } from "../api/generated/bindings.ts";
import { everywhere } from "../lib/query.ts";
import { moved } from "../lib/reorder.ts";
import { explained } from "../strings/explained.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** Searches kept under names. */
export class Shelves {
  /** The shelf being made or changed in its dialog. */
  draft = $state.raw<SaveShelf | null>(null);
  /** Why the library did not take it. */
  refused = $state<string | null>(null);

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly papers: Papers,
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** The search shown, as a shelf would keep it; none where nothing is searched for, or no shelf could. */
  get keepable(): string | null {
    const { scope, query } = this.papers.list;
    return query.trim() === "" ? null : everywhere(scope, query, this.library.overview);
  }

  /** Offers to keep the search shown. */
  begin(): void {
    const query = this.keepable;
    if (query !== null) this.offer({ shelf: null, name: this.papers.list.query.trim().slice(0, 100), query, sort: this.papers.sort });
  }

  edit({ id, name, query, sort }: ShelfInfo): void {
    this.offer({ shelf: id, name, query, sort });
  }

  /** Keeps a shelf; a new one is shown. The dialog stays open where the library does not take it. */
  async save(shelf: SaveShelf): Promise<void> {
    try {
      const id = await this.door.backend.call("save_shelf", shelf);
      this.leave();
      await this.library.refresh();
      if (shelf.shelf !== null) return;
      await this.papers.go({ kind: "shelf", id });
      this.layout.ask("list");
      this.notices.say(say("shelf.saved", { name: shelf.name }), { action: this.journal.undoing });
    } catch (reason) {
      this.refused = explained(asApiError(reason));
    }
  }

  /** Leaves the dialog. */
  leave(): void {
    this.draft = null;
    this.layout.dialog = null;
  }

  /** Moves a shelf among the others; shown at once. */
  async move(shelf: number, to: number): Promise<void> {
    const { shelves } = this.library.overview;
    const from = shelves.findIndex(({ id }) => id === shelf);
    const place = Math.max(0, Math.min(to, shelves.length - 1));
    if (from < 0 || from === place) return;
    this.library.overview = { ...this.library.overview, shelves: moved(shelves, from, place) };
    await this.library.change("move_shelf", { shelf, to: place });
  }

  async delete({ id, name }: ShelfInfo): Promise<void> {
    const { scope } = this.papers.list;
    if (scope.kind === "shelf" && scope.id === id) await this.papers.go({ kind: "inbox" });
    if (!(await this.library.change("delete_shelf", id))) return;
    this.notices.say(say("shelf.deleted", { name }), { action: this.journal.undoing });
  }

  private offer(draft: SaveShelf): void {
    this.draft = draft;
    this.refused = null;
    this.layout.dialog = "shelf";
  }
}
