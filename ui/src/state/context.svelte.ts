import type { LinkInfo } from "../api/generated/bindings.ts";
import { type Point, pointOf } from "../lib/context.ts";

/** What a menu is asked for of: the chosen papers, or a link. */
export type About = { kind: "papers" } | { kind: "link"; link: LinkInfo; text: string };

/** The menu of what was pointed at, or had the keyboard. */
export class ContextMenu {
  asked = $state.raw<{ about: About; at: Point } | null>(null);

  /** Opens the menu of something: at the pointer, or below what has the keyboard. */
  open(event: MouseEvent | KeyboardEvent, about: About, element: Element | null = null): void {
    event.preventDefault();
    event.stopPropagation();
    this.asked = { about, at: pointOf(event, element ?? (event.target as Element)) };
  }
}
