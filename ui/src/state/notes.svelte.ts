import type { Backend } from "../api/backend.ts";
import { pngOf } from "../lib/note-images.ts";
import { NoteSession, type NoteState } from "../lib/note-session.ts";
import { explained } from "../strings/explained.ts";
import { say } from "../strings/index.svelte.ts";
import type { Refused, Unsaved } from "./unsaved.ts";

/** The notes being written: the one shown, and any that is not on disk yet. */
export class Notes {
  state = $state.raw<NoteState>({ kind: "saved" });
  /** What the shown note says now. */
  text = $state("");
  /** Moves when the text of the shown note was replaced from outside. */
  replaced = $state(0);
  paper: number | null = null;
  /** Where the cursor stands in each note that was written in, UTF-16 units from its start. */
  readonly cursors = new Map<number, number>();
  private readonly sessions = new Map<number, NoteSession>();
  /** The titles of their papers. */
  private readonly titles = new Map<number, string>();
  /** Moves when another library takes the place of this one: what was written for the one before is not saved into it. */
  private library = 0;

  /** `inTurn` saves one thing after another, `saved` is told what is on disk whenever something is, `refused` what could not be saved. */
  constructor(
    private readonly backend: Backend,
    private readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>,
    private readonly saved: (text: string) => void,
    private readonly refused: (note: Refused) => void,
  ) {}

  /** The session of a paper whose note the library holds as `saved`. */
  open(paper: number, saved: string, title: string): NoteSession {
    this.paper = paper;
    this.titles.set(paper, title);
    let session = this.sessions.get(paper);
    if (!session) {
      session = this.begin(paper, saved);
      this.sessions.set(paper, session);
    }
    session.changedOutside(saved);
    this.state = session.state;
    this.text = session.text;
    for (const [other, old] of this.sessions) {
      if (other !== paper && !old.dirty && old.state.kind === "saved") this.sessions.delete(other);
    }
    return session;
  }

  private begin(paper: number, saved: string): NoteSession {
    const { library } = this;
    const save = (base: string, body: string) =>
      this.inTurn(async () => {
        if (library !== this.library) return;
        await this.backend.call("save_note", { paper, base, body });
        this.saved(body);
      });
    return new NoteSession(saved, save, (state) => library === this.library && this.tell(paper, state));
  }

  /** Gives up what is not saved: another library is in the place of the one it was written for. */
  giveUp(): void {
    this.library += 1;
    this.paper = null;
    this.text = "";
    this.state = { kind: "saved" };
    for (const known of [this.sessions, this.titles, this.cursors]) known.clear();
  }

  /** The note of a paper is no longer shown: it is saved, and where that cannot be, it is said elsewhere than beside it. */
  async leave(paper: number): Promise<void> {
    const session = this.sessions.get(paper);
    await session?.flush();
    if (session) this.tell(paper, session.state);
  }

  get session(): NoteSession | undefined {
    return this.paper === null ? undefined : this.sessions.get(this.paper);
  }

  /** The person typed in the shown note. */
  edit(session: NoteSession, text: string): void {
    session.edit(text);
    if (session === this.session) this.text = text;
  }

  /** The library holds this note now. */
  hear(paper: number, saved: string): void {
    const session = this.sessions.get(paper);
    if (session?.changedOutside(saved) && paper === this.paper) this.replace(session);
  }

  /** Puts a text at the end of the shown note, as if it were typed; `false` where another note is shown by now. */
  append(paper: number, text: string): boolean {
    const { session } = this;
    if (paper !== this.paper || !session) return false;
    const before = session.text.trimEnd();
    session.edit(before === "" ? text : `${before}\n\n${text}`);
    this.replace(session);
    return true;
  }

  /** An image of a note by its name; nothing where the library does not have it: the note says so in its place. */
  async image(name: string): Promise<Blob | undefined> {
    try {
      return pngOf(await this.backend.call("image", name));
    } catch {
      return undefined;
    }
  }

  /** The notes that hold something that the library does not. */
  get unsaved(): readonly Unsaved[] {
    return [...this.sessions]
      .filter(([, session]) => session.dirty)
      .map(([paper, { text }]) => ({ what: "note", paper, title: this.titles.get(paper) ?? "", text }));
  }

  /** Saves everything that is not on disk yet. */
  async flush(): Promise<void> {
    await Promise.all([...this.sessions.values()].map((session) => session.flush()));
  }

  /** Ends a conflict on the shown note. What is typed while it is saved comes after what was chosen. */
  async settle(choice: "mine" | "theirs" | "both"): Promise<void> {
    const { paper, session } = this;
    if (paper === null || !session) return;
    const { note: theirs } = await this.backend.call("paper", paper);
    // Chosen twice, it is settled by now.
    if (session.state.kind !== "conflict") return;
    const text = { mine: session.text, theirs, both: `${theirs.trimEnd()}\n\n${session.text}` }[choice];
    const saved = session.settle(theirs, text);
    // Before anything is awaited: what is typed from here on is typed into the text that was chosen.
    this.replace(session);
    await saved;
  }

  private replace(session: NoteSession): void {
    // Another note may be shown by now.
    if (session !== this.session) return;
    this.text = session.text;
    this.replaced += 1;
  }

  private tell(paper: number, state: NoteState): void {
    if (paper === this.paper) this.state = state;
    if (state.kind !== "failed" && state.kind !== "conflict") return;
    const why = state.kind === "failed" ? explained(state.error) : say("notes.conflict");
    this.refused({ paper, text: say("notes.notSavedOf", { title: this.titles.get(paper) ?? "" }), why });
  }
}
