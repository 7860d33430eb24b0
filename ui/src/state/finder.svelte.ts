import type { TextRange } from "../api/generated/bindings.ts";
import { find } from "../lib/find.ts";
import { isTyping } from "../lib/keys.ts";
import type { Found } from "../lib/marks.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Marking } from "./marking.svelte.ts";
import type { Notes } from "./notes.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";

/** Where a find is: the number of a text of the paper laid out, or its note. */
type Where = number | "note";

export interface Find extends TextRange {
  where: Where;
}

/** Finding within the open paper: its title, abstract, summary and note. */
export class Finder {
  open = $state(false);
  typed = $state("");
  /** The find looked at when the bar was closed, until it is selected: what was looked for can be highlighted, copied … */
  left = $state.raw<Find | null>(null);
  private place = $state(0);
  readonly finds: readonly Find[] = $derived.by(() => this.look());
  /** What had the keyboard before. */
  private back: Element | null = null;

  constructor(
    private readonly layout: Layout,
    private readonly paper: OpenPaper,
    private readonly marking: Marking,
    private readonly notes: Notes,
  ) {}

  /** The find looked at. */
  get now(): Find | undefined {
    return this.finds[this.at];
  }

  /** Its number among the finds, from 0. */
  get at(): number {
    return Math.max(0, Math.min(this.place, this.finds.length - 1));
  }

  /** Opens the bar; what is selected is looked for at once. */
  begin(): void {
    if (this.paper.id === null) return;
    const selected = getSelection()?.toString().trim() ?? "";
    if (!this.open) this.back = document.activeElement;
    if (selected && selected.length <= 100 && !selected.includes("\n")) this.type(selected);
    this.open = true;
    this.layout.reading = true;
    this.layout.ask("find");
  }

  type(text: string): void {
    this.typed = text;
    this.place = 0;
  }

  /** Goes to the next find or the one before, round and round. */
  step(by: 1 | -1): void {
    const { length } = this.finds;
    if (length > 0) this.place = (this.at + by + length) % length;
  }

  /** Closes the bar and gives the keyboard back to what had it. */
  close(): void {
    const { back, now } = this;
    this.left = now && !isTyping(back) ? now : null;
    this.open = false;
    this.back = null;
    if (back instanceof HTMLElement && back !== document.body && back.isConnected) back.focus();
    else this.layout.ask("list");
  }

  /** What is found in one text. */
  in(where: Where): Found[] {
    const { now } = this;
    return this.finds.filter((found) => found.where === where).map((found) => ({ start: found.start, end: found.end, now: found === now }));
  }

  private look(): Find[] {
    if (!this.open) return [];
    const within = (text: string, where: Where) => find(text, this.typed).map((range) => ({ ...range, where }));
    return [...this.marking.laid.texts.flatMap(({ text }, i) => within(text, i)), ...within(this.notes.text, "note")];
  }
}
