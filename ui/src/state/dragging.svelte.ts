import type { TagInfo } from "../api/generated/bindings.ts";
import { movedInto } from "../lib/tagtree.ts";
import { say } from "../strings/index.svelte.ts";
import type { Journal } from "./journal.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";

/** What is dragged: papers onto a tag, or a tag into another. */
export type Load = { kind: "papers"; papers: readonly number[]; label: string } | { kind: "tag"; tag: TagInfo; label: string };

/** A pointer that moves less than this still clicks, CSS pixels. */
const STILL = 5;
/** What a place says of itself: the id of a tag, or that it is the level above all tags. */
const TOP = "top";

/** Dragging within the window, by pointer. What can take the load says so with `data-drop`: a tag's id, or `top`. */
export class Dragging {
  load = $state.raw<Load | null>(null);
  /** Where the pointer is, in CSS pixels of the window. */
  at = $state.raw({ x: 0, y: 0 });
  /** The place under the pointer, where it can take the load. */
  over = $state<string | null>(null);

  constructor(
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** A pointer goes down on something that can be dragged. */
  begin(event: PointerEvent, load: () => Load | null): void {
    if (event.button !== 0 || event.pointerType === "touch") return;
    const { clientX, clientY } = event;
    const stop = new AbortController();
    const { signal } = stop;
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!this.load && Math.hypot(x - clientX, y - clientY) < STILL) return;
      this.load ??= load();
      this.at = { x, y };
      this.over = this.placeAt(x, y);
    };
    const end = (keep: boolean) => {
      stop.abort();
      if (!this.load) return;
      if (keep && this.over !== null) void this.drop(this.load, this.over);
      this.load = this.over = null;
      // The pointer goes up over something else: that is no click on it.
      const swallow = (click: Event) => (click.preventDefault(), click.stopPropagation());
      addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    };
    addEventListener("pointermove", move, { signal });
    addEventListener("pointerup", () => end(true), { signal });
    addEventListener("pointercancel", () => end(false), { signal });
    addEventListener("keydown", (key) => key.key === "Escape" && (key.stopPropagation(), end(false)), { signal, capture: true });
  }

  private placeAt(x: number, y: number): string | null {
    const place = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-drop]")?.dataset["drop"];
    return place !== undefined && this.load && this.takes(this.load, place) ? place : null;
  }

  private takes(load: Load, place: string): boolean {
    if (load.kind === "papers") return place !== TOP;
    return this.renamed(load.tag, place) !== null;
  }

  private renamed(tag: TagInfo, place: string): string | null {
    return movedInto(tag.name, place === TOP ? null : (this.tag(place)?.name ?? null));
  }

  private tag(place: string): TagInfo | undefined {
    return this.library.overview.tags.find(({ id }) => String(id) === place);
  }

  private async drop(load: Load, place: string): Promise<void> {
    const { undoing } = this.journal;
    if (load.kind === "papers") {
      const name = this.tag(place)?.name;
      const papers = [...load.papers];
      if (name && (await this.library.change("add_tag", { papers, name }))) {
        this.notices.say(say("triage.tagged", { count: papers.length, name }), { action: undoing });
      }
      return;
    }
    const name = this.renamed(load.tag, place);
    if (name && (await this.library.change("rename_tag", { tag: load.tag.id, name }))) {
      this.notices.say(say("tags.moved", { from: load.tag.name, to: name }), { action: undoing });
    }
  }
}
