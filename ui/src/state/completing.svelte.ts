import type { Completion } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";

/** How long one pauses before names are offered that nobody asked for, in milliseconds. */
const A_PAUSE = 140;

/** What could be typed next in the search box. */
export class Completing {
  items = $state.raw<readonly Completion[]>([]);
  /** The one chosen with the arrows; -1 for none. */
  at = $state(-1);
  /** Whether the person is at a word: what is not understood of it may only be unfinished. */
  typing = $state(false);
  private span = { start: 0, end: 0 };
  private turn = 0;

  constructor(private readonly door: Door) {}

  get open(): boolean {
    return this.items.length > 0;
  }

  /** Asks what fits at the cursor. Unless it is `wanted`, nothing is offered between words, and only after a pause. */
  async ask(text: string, cursor: number, wanted = false): Promise<void> {
    const turn = ++this.turn;
    if (!wanted && !this.open) await new Promise((resolve) => setTimeout(resolve, A_PAUSE));
    if (turn !== this.turn) return;
    // Typing goes on without it: what is wrong with the library, the list says.
    const found = await this.door.backend.call("complete", { text, cursor }).catch(() => null);
    if (turn !== this.turn) return;
    const typed = found ? text.slice(found.start, found.end) : "";
    const done = found?.items.length === 1 && found.items[0]?.insert.trim() === typed;
    if (!found || done || (typed === "" && !wanted)) return this.close();
    this.span = { start: found.start, end: found.end };
    this.items = found.items;
    this.at = -1;
  }

  close(): void {
    this.turn += 1;
    this.items = [];
    this.at = -1;
  }

  /** Goes to the next or the one before; between the last and the first none is chosen. */
  step(by: 1 | -1): void {
    const places = this.items.length + 1;
    this.at = ((this.at + 1 + by + places) % places) - 1;
  }

  /** The text with a completion put in, and where the cursor is then. */
  put(text: string, item: Completion): { text: string; cursor: number } {
    const { start, end } = this.span;
    // What follows the cursor brings its own space.
    const insert = text.slice(end).startsWith(" ") ? item.insert.trimEnd() : item.insert;
    const cursor = start + insert.length + (insert === item.insert ? 0 : 1);
    this.close();
    return { text: text.slice(0, start) + insert + text.slice(end), cursor };
  }
}
