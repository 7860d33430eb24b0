import type { NoteVersion, NoteVersionDetail } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notes } from "./notes.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";

/** What the open paper's note said before. */
export class Versions {
  list = $state.raw<readonly NoteVersion[]>([]);
  /** The version looked at, beside the note as it is. */
  shown = $state.raw<NoteVersionDetail | null>(null);
  /** Every version ever saved, not only the last of each sitting. */
  all = $state(false);
  private wanted: number | null = null;

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly paper: OpenPaper,
    private readonly notes: Notes,
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** Shows the versions when they are known; what is typed is the newest of them. */
  async open(): Promise<void> {
    await this.notes.flush();
    this.shown = null;
    if (await this.fetch()) this.layout.dialog ??= "versions";
  }

  async showAll(all: boolean): Promise<void> {
    this.all = all;
    await this.fetch();
  }

  async look(version: number): Promise<void> {
    this.wanted = version;
    const shown = await this.door.ask("note_version", version);
    if (shown && this.wanted === version) this.shown = shown;
  }

  /** Makes the version looked at the note again; the note as it was becomes a version. */
  async restore(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    await this.notes.flush();
    if (!(await this.library.change("restore_note_version", shown.version.id))) return;
    this.layout.dialog = null;
    this.notices.say(say("versions.restored"), { action: this.journal.undoing });
  }

  private async fetch(): Promise<boolean> {
    const { id } = this.paper;
    const list = id === null ? undefined : await this.door.ask("note_history", { paper: id, all: this.all });
    if (!list || id !== this.paper.id) return false;
    this.list = list;
    const kept = list.find((one) => one.id === this.shown?.version.id);
    // The newest is the note as it is: what it was before is what one comes for.
    const first = kept ?? list[1] ?? list[0];
    if (first) await this.look(first.id);
    return true;
  }
}
