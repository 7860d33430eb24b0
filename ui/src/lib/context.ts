import { asksForMenu } from "./keys.ts";

/** Where a menu opens, in CSS pixels of the window. */
export interface Point {
  x: number;
  y: number;
}

/** Where a menu belongs that an event asked for. A menu key has no pointer: then it is where the element is. */
export function pointOf(event: Event, element: Element): Point {
  if (event instanceof MouseEvent && event.button === 2) return { x: event.clientX, y: event.clientY };
  const { left, top, height } = element.getBoundingClientRect();
  return { x: left + 24, y: top + Math.min(height, 32) };
}

/** Attaches a menu to an element: a right click asks for it, and the keys that stand for one. */
export function menuAsked(show: (event: MouseEvent | KeyboardEvent, at: Point) => unknown) {
  return (element: Element) => {
    const ask = (event: Event) => {
      if (event instanceof KeyboardEvent && !asksForMenu(event)) return;
      event.preventDefault();
      event.stopPropagation();
      show(event as MouseEvent | KeyboardEvent, pointOf(event, element));
    };
    for (const kind of ["contextmenu", "keydown"]) element.addEventListener(kind, ask);
    return () => ["contextmenu", "keydown"].forEach((kind) => element.removeEventListener(kind, ask));
  };
}
