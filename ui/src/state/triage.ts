import type { Status } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Journal } from "./journal.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** What a person decides about papers: shown at once, and then kept. */
export class Triage {
  constructor(
    private readonly library: Library,
    private readonly papers: Papers,
    private readonly paper: OpenPaper,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  setStatus(status: Status): void {
    const papers = this.papers.chosen;
    if (papers.length === 0) return;
    const { kind } = this.papers.list.scope;
    const leaves = (kind === "inbox" || kind === "queued") && kind !== status;
    if (leaves) this.papers.leave(papers);
    else this.papers.touch(papers, (row) => ({ ...row, status }));
    void this.tell(this.library.change("set_status", { papers, status }), papers, say("triage.moved", { count: papers.length, to: say(`status.${status}`) }));
  }

  /** Decides about the chosen papers, as a key does: where the one looked at stays in the list, the next is shown,
   * or the one before. */
  decide(status: Status, back = false): void {
    const { cursor } = this.papers;
    const { id } = this.paper;
    const single = this.papers.selection.size === 0;
    this.setStatus(status);
    if (!single) return;
    if (back) this.papers.moveTo(cursor - 1);
    else if (this.paper.id === id) this.papers.moveTo(cursor + 1);
  }

  /** Marks all that is undecided in the list as done. */
  async markRest(): Promise<void> {
    const { list } = this.papers;
    if (list.scope.kind === "trash") return;
    // What was decided a moment ago is not of the rest.
    await this.library.refresh();
    const { inbox } = this.library.overview.counts;
    this.papers.unselect();
    if (!(await this.library.change("mark_rest", { list }))) return;
    const papers = inbox - this.library.overview.counts.inbox;
    if (papers > 0) this.notices.say(say("triage.rest", { count: papers }), { action: this.journal.undoing });
    else this.notices.say(say("triage.noRest"));
  }

  /** Moves the chosen papers to the trash; a paper that is there stays. */
  async trash(): Promise<void> {
    const papers = this.papers.chosen;
    if (papers.length === 0 || this.inTrash) return;
    const title = this.papers.row?.title ?? "";
    this.papers.leave(papers);
    if (!(await this.library.change("trash_papers", { papers }))) return;
    this.notices.say(papers.length === 1 ? say("trash.moved", { name: title }) : say("trash.movedAll", { count: papers.length }), {
      action: this.journal.undoing,
    });
  }

  /** Puts the chosen papers back from the trash. */
  async putBack(): Promise<void> {
    const papers = this.papers.chosen;
    if (papers.length === 0 || !this.inTrash) return;
    const title = this.papers.row?.title ?? "";
    if (this.papers.list.scope.kind === "trash") this.papers.leave(papers);
    if (!(await this.library.change("restore_papers", { papers }))) return;
    this.notices.say(papers.length === 1 ? say("trash.back", { name: title }) : say("trash.backAll", { count: papers.length }), {
      action: this.journal.undoing,
    });
  }

  /** Whether what is chosen lies in the trash. */
  private get inTrash(): boolean {
    return this.papers.list.scope.kind === "trash" || (this.paper.detail?.trashed ?? false);
  }

  toggleStar(): void {
    const on = !(this.papers.row?.starred ?? false);
    const papers = this.papers.chosen;
    this.papers.touch(papers, (row) => ({ ...row, starred: on }));
    void this.tell(this.library.change("set_starred", { papers, on }), papers, say(on ? "triage.starred" : "triage.unstarred", { count: papers.length }));
  }

  toggleRead(): void {
    this.papers.stayUnread();
    const on = !(this.papers.row?.read ?? true);
    const papers = this.papers.chosen;
    this.papers.touch(papers, (row) => ({ ...row, read: on }));
    void this.tell(this.library.change("set_read", { papers, on }), papers, say(on ? "triage.read" : "triage.unread", { count: papers.length }));
  }

  addTag(name: string, papers = this.papers.chosen): Promise<void> {
    return this.tell(this.library.change("add_tag", { papers, name }), papers, say("triage.tagged", { count: papers.length, name }));
  }

  /** Takes a tag off the open paper. */
  removeTag(tag: number): void {
    const papers = this.paper.id === null ? [] : [this.paper.id];
    void this.library.change("remove_tag", { papers, tag });
  }

  /** Of one paper the window shows what was done; of many it is said, when it is on disk. */
  private async tell(change: Promise<boolean>, papers: readonly number[], text: string): Promise<void> {
    if ((await change) && papers.length > 1) this.notices.say(text, { action: this.journal.undoing });
  }
}
