import { painted } from "./frames.ts";

let tell: () => void;

/**
 * When the window has shown itself for the first time. What is large and not needed for that (the note's editor, the
 * setting of formulas, dialogs) waits for it: parsing it earlier holds back the first frame by some hundred milliseconds.
 */
export const firstFrame = new Promise<void>((resolve) => (tell = resolve));

/** The window is whole in the page: the frame after next is on the screen. */
export function filled(): void {
  requestAnimationFrame(() => void painted().then(tell));
}
