import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** What the person says of which papers are one and the same. */
export class Identity {
  constructor(
    private readonly door: Door,
    private readonly papers: Papers,
    private readonly paper: OpenPaper,
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** Makes the selected papers one; the one under the cursor stays, if it is among them. */
  async mergeSelected(): Promise<void> {
    const { selection } = this.papers;
    if (selection.size < 2) return this.notices.say(say("identity.selectTwo"));
    const open = this.paper.id;
    const group = [...selection].sort((a, b) => Number(b === open) - Number(a === open));
    const kept = await this.library.inTurn(() => this.door.ask("merge_papers", { groups: [group] }));
    if (!kept) return;
    this.papers.unselect();
    this.paper.id = kept[0] ?? null;
    await this.library.refresh();
    this.notices.say(say("identity.merged", { count: group.length }), { action: this.journal.undoing });
  }

  /** Makes some appearances of a paper a paper of their own. */
  async split(paper: number, entries: number[]): Promise<void> {
    const parted = await this.library.inTurn(() => this.door.ask("split_paper", { paper, entries }));
    if (parted === undefined) return;
    await this.library.refresh();
    this.notices.say(say("identity.split"), {
      action: this.journal.undoing,
      second: { label: say("identity.show"), run: () => void this.papers.goTo(parted) },
    });
  }
}
