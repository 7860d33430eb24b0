import type { ApiError } from "../api/generated/bindings.ts";
import { asApiError } from "../api/backend.ts";

export type NoteState =
  | { kind: "saved" }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "failed"; error: ApiError }
  | { kind: "conflict" };

/** Writes a note; resolves once it is on disk. */
export type Save = (base: string, body: string) => Promise<unknown>;

const PAUSE = 350;
const LONGEST = 900;

/**
 * One note being written. It knows what the library holds (`base`) and what the editor holds (`text`), saves
 * after a pause or at the latest after a second of typing, one save at a time, and says "saved" only while the
 * two are the same. Nothing typed is dropped: a save that does not succeed leaves the text where it is.
 */
export class NoteSession {
  text: string;
  private base: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since: number | undefined;
  private running: Promise<NoteState> | undefined;
  private current: NoteState = { kind: "saved" };

  constructor(
    saved: string,
    private readonly save: Save,
    private readonly tell: (state: NoteState) => void = () => {},
  ) {
    this.base = saved;
    this.text = saved;
  }

  get state(): NoteState {
    return this.current;
  }

  /** Whether the editor holds something that the library does not. */
  get dirty(): boolean {
    return this.text !== this.base;
  }

  edit(text: string): void {
    this.text = text;
    if (this.current.kind === "conflict") return;
    if (!this.dirty && !this.running) {
      this.stopTimer();
      this.set({ kind: "saved" });
      return;
    }
    if (this.current.kind !== "saving") this.set({ kind: "unsaved" });
    this.schedule();
  }

  /** Saves what is not saved; resolves when there is nothing more to do or it cannot be done now. */
  async flush(): Promise<void> {
    this.stopTimer();
    if (this.state.kind === "conflict") return;
    while (this.dirty || this.running) {
      const state = await (this.running ?? this.start());
      if (state.kind === "failed" || state.kind === "conflict") return;
    }
  }

  /** Another process wrote the note. Taken over, unless the editor holds something of its own. */
  changedOutside(saved: string): boolean {
    if (this.dirty || this.running || saved === this.base) return false;
    this.base = saved;
    this.text = saved;
    return true;
  }

  /** Ends a conflict: `theirs` is what the library holds, `text` what is to be kept. */
  settle(theirs: string, text: string): Promise<void> {
    this.base = theirs;
    this.text = text;
    this.set(this.dirty ? { kind: "unsaved" } : { kind: "saved" });
    return this.flush();
  }

  private schedule(): void {
    const now = Date.now();
    this.since ??= now;
    clearTimeout(this.timer);
    const wait = Math.max(0, Math.min(PAUSE, this.since + LONGEST - now));
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.since = undefined;
  }

  private start(): Promise<NoteState> {
    const sent = this.text;
    this.set({ kind: "saving" });
    this.running = this.save(this.base, sent).then(
      () => {
        this.running = undefined;
        this.base = sent;
        return this.set(this.dirty ? { kind: "unsaved" } : { kind: "saved" });
      },
      (reason: unknown) => {
        this.running = undefined;
        const error = asApiError(reason);
        return this.set(error.code === "note_changed" ? { kind: "conflict" } : { kind: "failed", error });
      },
    );
    return this.running;
  }

  private set(state: NoteState): NoteState {
    this.current = state;
    this.tell(state);
    return state;
  }
}
