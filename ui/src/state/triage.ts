import type { Status } from "../api/generated/bindings.ts";
import type { Library } from "./library.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** What a person decides about papers: shown at once, and then kept. */
export class Triage {
  constructor(
    private readonly library: Library,
    private readonly papers: Papers,
    private readonly paper: OpenPaper,
  ) {}

  setStatus(status: Status): void {
    const papers = this.papers.chosen;
    if (papers.length === 0) return;
    const { kind } = this.papers.list.scope;
    const leaves = (kind === "inbox" || kind === "queued") && kind !== status;
    if (leaves) this.papers.leave(papers);
    else this.papers.touch(papers, (row) => ({ ...row, status }));
    void this.library.change("set_status", { papers, status });
  }

  toggleStar(): void {
    const on = !(this.papers.row?.starred ?? false);
    const papers = this.papers.chosen;
    this.papers.touch(papers, (row) => ({ ...row, starred: on }));
    void this.library.change("set_starred", { papers, on });
  }

  toggleRead(): void {
    this.papers.stayUnread();
    const on = !(this.papers.row?.read ?? true);
    const papers = this.papers.chosen;
    this.papers.touch(papers, (row) => ({ ...row, read: on }));
    void this.library.change("set_read", { papers, on });
  }

  addTag(name: string, papers = this.papers.chosen): Promise<boolean> {
    return this.library.change("add_tag", { papers, name });
  }

  /** Takes a tag off the open paper. */
  removeTag(tag: number): void {
    const papers = this.paper.id === null ? [] : [this.paper.id];
    void this.library.change("remove_tag", { papers, tag });
  }
}
