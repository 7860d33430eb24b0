interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** How a key press is written in the table of actions. The command key of a Mac counts as Ctrl. */
export function written(press: KeyPress): string {
  const held = press.ctrlKey || press.metaKey;
  const single = press.key.length === 1;
  const key = held && single ? press.key.toUpperCase() : press.key;
  // The character itself says whether shift made it, but for letters and with Ctrl.
  const shift = press.shiftKey && (held ? /^[A-Z]$/.test(key) : !single);
  return `${held ? "Ctrl+" : ""}${shift ? "Shift+" : ""}${key === " " ? "Space" : key}`;
}

/** Whether a press is only of what is held while another key is pressed. */
export function isHeld({ key }: { key: string }): boolean {
  return ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"].includes(key);
}

/** Whether keys pressed at `target` are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable='true']")) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "range", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether a press asks for the context menu of what has the keyboard. */
export function asksForMenu(press: { key: string; shiftKey: boolean }): boolean {
  return press.key === "ContextMenu" || (press.key === "F10" && press.shiftKey);
}
