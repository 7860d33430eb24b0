import { type Action, actions, type View, worksIn } from "./actions.ts";

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** How a key press is written in the table of actions. The command key of a Mac counts as Ctrl. */
export function written(press: KeyPress): string {
  const held = press.ctrlKey || press.metaKey;
  const single = press.key.length === 1;
  const key = held && single ? press.key.toUpperCase() : press.key;
  // The character itself says whether shift made it, but for letters and with Ctrl.
  const shift = press.shiftKey && (held ? /^[A-Z]$/.test(key) : !single);
  return `${held ? "Ctrl+" : ""}${shift ? "Shift+" : ""}${key}`;
}

/** The action a key press asks for in a view; none with Alt, and few while typing. */
export function actionFor(press: KeyPress, typing: boolean, view: View): Action | undefined {
  if (press.altKey) return undefined;
  const keys = written(press);
  const meant = (action: Action) => action.keys.includes(keys) && worksIn(action, view);
  return actions.find((action) => meant(action) && (!typing || action.whileTyping === true));
}

/** Whether keys pressed at `target` are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable='true']")) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "range", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
