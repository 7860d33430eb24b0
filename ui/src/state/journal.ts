import type { Undone } from "../api/generated/bindings.ts";
import { words } from "../strings/en.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notes } from "./notes.svelte.ts";
import type { NoticeAction, Notices } from "./notices.svelte.ts";

/** Undo and redo of whatever the person did. */
export class Journal {
  /** Undo and redo as notices offer them. */
  readonly undoing: NoticeAction = { label: words.undo.undo, run: () => void this.undo() };
  private readonly redoing: NoticeAction = { label: words.undo.redo, run: () => void this.redo() };

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly notes: Notes,
    private readonly library: Library,
    private readonly notices: Notices,
  ) {}

  async undo(): Promise<void> {
    await this.notes.flush();
    const undone = await this.door.ask("undo", null);
    if (undone) await this.tellUndone(undone);
  }

  async redo(): Promise<void> {
    await this.notes.flush();
    const done = await this.door.ask("redo", null);
    if (done) await this.tellRedone(done);
  }

  /** Takes exactly one import back, whatever was done since. */
  async undoImport(id: number): Promise<void> {
    const undone = await this.door.ask("undo_import", id);
    if (undone) await this.tellUndone(undone);
  }

  /** Does one import that was taken back again. */
  async redoImport(id: number): Promise<void> {
    const done = await this.door.ask("redo_import", id);
    if (done) await this.tellRedone(done);
  }

  private async tellUndone(undone: Undone): Promise<void> {
    const { label, kept } = undone;
    if (this.layout.dialog === "receipt") this.layout.dialog = null;
    this.notices.say(label === null ? words.undo.nothing : words.undo.undone(label), {
      detail: kept > 0 ? words.undo.kept(kept, undone.kept_papers.map(({ title }) => title)) : undefined,
      action: label === null ? undefined : this.redoing,
      long: kept > 0,
    });
    await this.library.refresh();
  }

  private async tellRedone({ label }: Undone): Promise<void> {
    if (label === null) this.notices.say(words.undo.nothingToRedo);
    else this.notices.say(words.undo.redone(label), { action: this.undoing });
    await this.library.refresh();
  }
}
