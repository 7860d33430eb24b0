import type { Deleted, DeletedNote, DeletedTag } from "../api/generated/bindings.ts";
import { emptied } from "../strings/counts.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** What lies in the trash besides papers and digests, and emptying it. */
export class Trash {
  deleted = $state.raw<Deleted>({ notes: [], tags: [] });
  private turn = 0;

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly papers: Papers,
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** Whether there is anything to empty. */
  get full(): boolean {
    const { counts, trashed_digests } = this.library.overview;
    return counts.trash + trashed_digests.length + this.deleted.notes.length + this.deleted.tags.length > 0;
  }

  /** Fetches the notes and tags that hold the words searched for. */
  async look(): Promise<void> {
    const turn = ++this.turn;
    const deleted = await this.door.ask("deleted", this.papers.list.query);
    if (deleted && turn === this.turn) this.deleted = deleted;
  }

  async restoreNote({ version, paper }: DeletedNote): Promise<void> {
    const done = await this.library.change("restore_note_version", version);
    if (done) this.notices.say(say("trash.noteBack", { title: paper.title }), { action: this.journal.undoing });
  }

  async restoreTag({ id, name }: DeletedTag): Promise<void> {
    const done = await this.library.change("restore_tag", id);
    if (done) this.notices.say(say("trash.back", { name }), { action: this.journal.undoing });
  }

  /** Takes all of it away for good. The person was asked. */
  async empty(): Promise<void> {
    this.layout.dialog = null;
    const gone = await this.door.ask("empty_trash", null);
    await this.library.refresh();
    if (gone) this.notices.say(emptied(gone));
  }
}
