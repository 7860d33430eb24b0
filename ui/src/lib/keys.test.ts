import { expect, test } from "vitest";

import { asksForMenu, isHeld, isTyping, written } from "./keys.ts";

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

test.each([
  [press("j"), "j"],
  [press("J", { shiftKey: true }), "J"],
  [press("?", { shiftKey: true }), "?"],
  [press("#", { shiftKey: true }), "#"],
  [press("z", { ctrlKey: true }), "Ctrl+Z"],
  [press("Z", { ctrlKey: true, shiftKey: true }), "Ctrl+Shift+Z"],
  [press("z", { metaKey: true, shiftKey: true }), "Ctrl+Shift+Z"],
  [press("+", { ctrlKey: true, shiftKey: true }), "Ctrl++"],
  [press(",", { ctrlKey: true }), "Ctrl+,"],
  [press("F5", { shiftKey: true }), "Shift+F5"],
  [press(" "), "Space"],
])("%o is written %s", (pressed, expected) => {
  expect(written(pressed)).toBe(expected);
});

test("keys that are only held ask for nothing yet", () => {
  expect(["Shift", "Control", "a"].map((key) => isHeld({ key }))).toEqual([true, true, false]);
});

test("a menu has two keys", () => {
  const asks = [press("ContextMenu"), press("F10", { shiftKey: true }), press("F10")].map(asksForMenu);
  expect(asks).toEqual([true, true, false]);
});

test("fields and editors are for typing, boxes and buttons are not", () => {
  document.body.innerHTML =
    "<input id='a'><input id='b' type='checkbox'><button id='c'></button><div contenteditable='true'><p id='d'></p></div>";
  expect(["a", "b", "c", "d"].map((id) => isTyping(document.getElementById(id)))).toEqual([true, false, false, true]);
});
