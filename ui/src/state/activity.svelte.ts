import type { Command } from "../api/backend.ts";
import type { Work } from "../api/generated/bindings.ts";
import { fileName } from "../lib/paths.ts";
import { say } from "../strings/index.svelte.ts";
import type { Announcer } from "./announcer.svelte.ts";

/** What is done in one piece and may take long where it is of many papers. */
const KINDS: Partial<Record<Command, Work>> = {
  set_status: "changing", set_read: "changing", set_starred: "changing", mark_rest: "changing",
  add_tag: "changing", remove_tag: "changing", rename_tag: "changing", delete_tag: "changing", restore_tag: "changing",
  trash_papers: "changing", restore_papers: "changing", merge_papers: "changing", take_offers: "changing",
  undo: "undoing", redo: "undoing", undo_through: "undoing", redo_through: "undoing", undo_import: "undoing", redo_import: "undoing",
  empty_trash: "emptying", reread_preview: "rereading", reread: "rereading", check_library: "checking",
};

/** What nobody can stop: nothing waits for the one, and all for the other. */
const UNSTOPPABLE: ReadonlySet<Work> = new Set(["indexing", "upgrading"]);

/** What is done in a moment is not shown, in milliseconds. */
const A_MOMENT = 300;

/** One piece of work that goes on. */
export interface Doing {
  kind: Work;
  /** The file it is at. */
  what: string | null;
  done: number;
  /** How much there is to do; 0 where nobody knows. */
  total: number;
  /** Whether it goes on for longer than a moment. */
  shown: boolean;
  stoppable: boolean;
}

/** What it is, as people read it. */
export function workName({ kind, what }: Doing): string {
  const name = say(`work.kinds.${kind}`);
  return what === null ? name : say("labelled", { what: name, value: fileName(what) });
}

/** The work that goes on: what, how far, and a way to stop it. Whoever begins one need not think of it: the door does. */
export class Activity {
  running = $state.raw<readonly Doing[]>([]);
  /** Told when something is shown, before the window's first frame. */
  whenShown: (() => void) | null = null;
  /** How many calls of a kind are under way, beyond what the library tells of. */
  private readonly calls = new Map<Work, number>();
  /** Quarters that were said of each. */
  private readonly said = new Map<Work, number>();

  constructor(private readonly announcer: Announcer) {}

  /** Those that a person waits for. */
  get shown(): readonly Doing[] {
    return this.running.filter(({ shown }) => shown);
  }

  /** Accompanies a call of the backend. */
  async during<T>(command: Command, call: Promise<T>): Promise<T> {
    const kind = KINDS[command];
    if (!kind) return call;
    this.calls.set(kind, (this.calls.get(kind) ?? 0) + 1);
    this.begin(kind);
    try {
      return await call;
    } finally {
      const left = (this.calls.get(kind) ?? 1) - 1;
      this.calls.set(kind, left);
      if (left === 0) this.end(kind);
    }
  }

  /** How far something is. */
  tell(kind: Work, what: string | null, done: number, total: number): void {
    // What was read before an import is imported now.
    if (kind === "importing") this.end("reading");
    this.begin(kind);
    this.running = this.running.map((one) => (one.kind === kind ? { ...one, what, done, total } : one));
    this.speak(kind);
  }

  end(kind: Work): void {
    this.said.delete(kind);
    if (this.running.some((one) => one.kind === kind)) this.running = this.running.filter((one) => one.kind !== kind);
  }

  private begin(kind: Work): void {
    if (this.running.some((one) => one.kind === kind)) return;
    const doing: Doing = { kind, what: null, done: 0, total: 0, shown: false, stoppable: !UNSTOPPABLE.has(kind) };
    this.running = [...this.running, doing];
    setTimeout(() => this.show(kind), A_MOMENT);
  }

  private show(kind: Work): void {
    if (!this.running.some((one) => one.kind === kind && !one.shown)) return;
    this.running = this.running.map((one) => (one.kind === kind ? { ...one, shown: true } : one));
    this.announcer.say(say(`work.kinds.${kind}`));
    this.said.set(kind, 0);
    this.whenShown?.();
  }

  /** Says each quarter once, of what is shown. */
  private speak(kind: Work): void {
    const doing = this.running.find((one) => one.kind === kind);
    const before = this.said.get(kind);
    if (!doing || before === undefined || doing.total === 0) return;
    const quarter = Math.floor((4 * doing.done) / doing.total);
    if (quarter <= before || quarter >= 4) return;
    this.said.set(kind, quarter);
    this.announcer.say(say("work.percent", { what: say(`work.kinds.${kind}`), count: 25 * quarter }));
  }
}
