/**
 * When the window has shown itself for the first time. What is large and not needed for that (the note's editor, the
 * setting of formulas) waits for it: parsing it earlier holds back the first frame by some hundred milliseconds.
 */
export const firstFrame: Promise<void> = new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
});
