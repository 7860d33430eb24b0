import type { Announcer } from "./announcer.svelte.ts";

export interface NoticeAction {
  label: string;
  run: () => void;
}

export interface Notice {
  id: number;
  kind: "said" | "error";
  text: string;
  detail?: string | undefined;
  action?: NoticeAction | undefined;
  /** What opens it again, now and later. */
  second?: NoticeAction | undefined;
}

/** A notice that was given: what it said stays to be read. */
export interface Past extends Omit<Notice, "action"> {
  /** When; RFC 3339. */
  at: string;
}

interface Options {
  detail?: string | undefined;
  action?: NoticeAction | undefined;
  second?: NoticeAction | undefined;
  long?: boolean;
}

const SHORT = 6_000;
const LONG = 20_000;
/** Past notices that are kept while the window is open. */
const KEPT = 100;

/** As many errors stand beside one another; of more only the newest does. */
const BESIDE = 2;

/** What the window says at its edge. One thing said at a time; errors stay until they are dismissed. */
export class Notices {
  /** What was said last, and all errors that were not dismissed, the oldest first. */
  shown = $state.raw<Notice[]>([]);
  /** All that were given, the newest first. */
  past = $state.raw<readonly Past[]>([]);
  private next = 1;

  constructor(private readonly announcer: Announcer) {}

  say(text: string, options: Options = {}): void {
    const { long, ...rest } = options;
    const notice: Notice = { id: this.next++, kind: "said", text, ...rest };
    this.shown = [...this.shown.filter((other) => other.kind === "error"), notice];
    this.keep(notice);
    this.announcer.say([text, rest.detail].filter(Boolean).join(". "));
    setTimeout(() => this.dismiss(notice.id), long ? LONG : SHORT);
  }

  error(text: string, detail?: string, second?: NoticeAction): void {
    if (this.shown.some((notice) => notice.text === text && notice.detail === detail)) return;
    const notice: Notice = { id: this.next++, kind: "error", text, detail, second };
    this.shown = [...this.shown.slice(1 - KEPT), notice];
    this.keep(notice);
  }

  /** How many errors lie behind the newest one. */
  get folded(): number {
    const { length } = this.errors;
    return length > BESIDE ? length - 1 : 0;
  }

  /** What there is room for: of many errors the newest. */
  get standing(): readonly Notice[] {
    return this.folded > 0 ? this.shown.filter((notice) => notice.kind !== "error" || notice === this.errors.at(-1)) : this.shown;
  }

  private get errors(): readonly Notice[] {
    return this.shown.filter(({ kind }) => kind === "error");
  }

  private keep({ action: _, ...notice }: Notice): void {
    this.past = [{ ...notice, at: new Date().toISOString() }, ...this.past].slice(0, KEPT);
  }

  /** Something else was done: what a notice offers to undo is no longer what undo would take back. */
  outdate(): void {
    this.shown = this.shown.filter(({ kind, action }) => kind === "error" || !action);
  }

  /** Closes a notice; the error that others lie behind closes with them. */
  dismiss(id: number): void {
    if (this.folded > 0 && this.errors.at(-1)?.id === id) return this.dismissErrors();
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }

  /** Closes all errors; Activity keeps them. */
  dismissErrors(): void {
    this.shown = this.shown.filter(({ kind }) => kind !== "error");
  }
}
