import type { Args, Command } from "../api/backend.ts";
import type { Overview } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

const EMPTY: Overview = {
  counts: { all: 0, inbox: 0, queued: 0, starred: 0, code: 0, code_new: 0, trash: 0 },
  digests: [], trashed_digests: [], tags: [], shelves: [], undo: null, redo: null, empty: true,
};

/** What the library holds at large, and keeping up with it. */
export class Library {
  overview = $state.raw<Overview>(EMPTY);
  private refreshing: Promise<void> | null = null;
  /** Resolves when the last change that was asked for is done; null where none is under way. */
  private turn: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly door: Door,
    private readonly papers: Papers,
    private readonly notices: Notices,
    private readonly told: (overview: Overview) => void,
  ) {}

  /** Changes something in the library, then shows what that did; `false` where it was refused. */
  async change<C extends Command>(command: C, args: Args<C>): Promise<boolean> {
    this.notices.outdate();
    const reply = await this.inTurn(() => this.door.ask(command, args));
    await this.refresh();
    return reply !== undefined;
  }

  /** Does what a person did after all they did before: an undo that overtook a decision would take back what was before it. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn ? this.turn.then(work) : work();
    const turn = done.then(() => undefined, () => undefined).finally(() => {
      if (this.turn === turn) this.turn = null;
    });
    this.turn = turn;
    return done;
  }

  /** Fetches everything shown again: at most one round under way and one waiting. Resolves when all is shown. */
  refresh(): Promise<void> {
    this.again = true;
    this.refreshing ??= this.rounds().finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private async rounds(): Promise<void> {
    await this.door.attempt(async () => {
      do {
        this.again = false;
        const [overview] = await Promise.all([this.door.backend.call("overview", null), this.papers.pages.refresh()]);
        this.overview = overview;
        this.told(overview);
        this.leaveGone();
        this.papers.settle();
      } while (this.again);
    });
  }

  /** A digest, shelf or tag that is no more cannot be shown. */
  private leaveGone(): void {
    const { scope } = this.papers.list;
    const gone =
      (scope.kind === "digest" && !this.overview.digests.some((digest) => digest.id === scope.id)) ||
      (scope.kind === "code_new" && this.overview.counts.code_new === 0) ||
      (scope.kind === "shelf" && !this.overview.shelves.some((shelf) => shelf.id === scope.id)) ||
      (scope.kind === "tag" && !this.overview.tags.some((tag) => tag.id === scope.id));
    if (gone) void this.papers.go({ kind: "inbox" });
  }
}
