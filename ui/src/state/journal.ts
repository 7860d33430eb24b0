import type { ActionLabel, Undone, UndoStep } from "../api/generated/bindings.ts";
import { did } from "../strings/did.ts";
import { say } from "../strings/index.svelte.ts";
import { some } from "../strings/written.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notes } from "./notes.svelte.ts";
import type { NoticeAction, Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** Whether two labels are of the same action, as far as labels tell. */
const same = (one: ActionLabel | null, other: ActionLabel | null): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Undo and redo of whatever the person did. */
export class Journal {
  /** Undo and redo as notices offer them. */
  readonly undoing: NoticeAction = {
    get label() {
      return say("undo.undo");
    },
    run: () => void this.undo(),
  };
  private readonly redoing: NoticeAction = {
    get label() {
      return say("undo.redo");
    },
    run: () => void this.redo(),
  };

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly notes: Notes,
    private readonly library: Library,
    private readonly papers: Papers,
    private readonly notices: Notices,
  ) {}

  async undo(): Promise<void> {
    await this.notes.flush();
    const undone = await this.library.inTurn(() => this.door.ask("undo", null));
    if (undone) await this.tellUndone(undone);
  }

  async redo(): Promise<void> {
    await this.notes.flush();
    const done = await this.library.inTurn(() => this.door.ask("redo", null));
    if (done) await this.tellRedone(done);
  }

  /** Takes a step back with all after it, or does it again with all before it. */
  async through(step: UndoStep): Promise<void> {
    await this.notes.flush();
    const undone = await this.library.inTurn(() => this.door.ask(step.undone ? "redo_through" : "undo_through", step.id));
    if (!undone) return;
    const { label, steps } = undone;
    if (steps === 1 || label === null) return step.undone ? this.tellRedone(undone) : this.tellUndone(undone);
    await this.tell(say(step.undone ? "undo.redoneSteps" : "undo.undoneSteps", { count: steps }), undone);
  }

  /** Takes exactly one import back, whatever was done since. */
  async undoImport(id: number): Promise<void> {
    const last = this.library.overview.undo;
    const undone = await this.door.ask("undo_import", id);
    if (!undone) return;
    if (same(undone.label, last)) await this.tellUndone(undone);
    else await this.tellDone(undone);
  }

  /** Does one import that was taken back again. */
  async redoImport(id: number): Promise<void> {
    const next = this.library.overview.redo;
    const done = await this.door.ask("redo_import", id);
    if (!done) return;
    if (same(done.label, next)) await this.tellRedone(done);
    else await this.tellDone(done);
  }

  private tellUndone(undone: Undone): Promise<void> {
    if (undone.label === null) return this.tell(say("undo.nothing"), undone);
    return this.tell(say("undo.undone", { label: did(undone.label) }), undone, this.redoing);
  }

  /** An import was taken back or done again out of order, which is an action of its own. */
  private tellDone(done: Undone): Promise<void> {
    if (done.label === null) return this.tell(say("undo.nothing"), done);
    return this.tell(say("undo.done", { label: did(done.label) }), done, this.undoing);
  }

  private async tell(text: string, { kept, kept_papers }: Undone, action?: NoticeAction): Promise<void> {
    if (this.layout.dialog === "receipt") this.layout.dialog = null;
    const detail = kept > 0 ? say("undo.kept", { count: kept, titles: some(kept_papers.map(({ title }) => title), kept) }) : undefined;
    this.notices.say(text, { detail, action, long: kept > 0 });
    await this.library.refresh();
    this.papers.comeBack();
  }

  private async tellRedone({ label }: Undone): Promise<void> {
    if (label === null) this.notices.say(say("undo.nothingToRedo"));
    else this.notices.say(say("undo.redone", { label: did(label) }), { action: this.undoing });
    await this.library.refresh();
  }
}
