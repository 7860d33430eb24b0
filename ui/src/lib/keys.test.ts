import { expect, test } from "vitest";

import { en } from "../strings/en/index.ts";
import { actions, type View, worksIn } from "./actions.ts";
import { actionFor, isTyping, written } from "./keys.ts";

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held,
});

test.each<View>(["papers", "duplicates", "history"])("no key stands for two actions among %s", (view) => {
  const keys = actions.filter((action) => worksIn(action, view)).flatMap((action) => action.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test("a key means what the view says", () => {
  const asked = (view: View) => actionFor(press("d"), false, view)?.id;
  expect([asked("papers"), asked("duplicates"), asked("history")]).toEqual(["edit", "partPairs", undefined]);
});

test("every action has a name and a key", () => {
  expect(actions.map((action) => action.id).sort()).toEqual(Object.keys(en.actions).sort());
  expect(actions.every((action) => action.keys.length > 0)).toBe(true);
});

test.each([
  [press("j"), "next"],
  [press("?", { shiftKey: true }), "help"],
  [press("z", { ctrlKey: true }), "undo"],
  [press("Z", { ctrlKey: true, shiftKey: true }), "redo"],
  [press("z", { metaKey: true, shiftKey: true }), "redo"],
  [press("y", { ctrlKey: true }), "redo"],
  [press("+", { ctrlKey: true, shiftKey: true }), "larger"],
  [press("=", { ctrlKey: true }), "larger"],
  [press(",", { ctrlKey: true }), "settings"],
  [press("#", { shiftKey: true }), "trash"],
  [press("Backspace"), "trash"],
])("%o asks for %s", (pressed, action) => {
  expect(actionFor(pressed, false, "papers")?.id).toBe(action);
});

test("letters are text while typing, and nothing with Alt", () => {
  expect(actionFor(press("o"), true, "papers")).toBeUndefined();
  expect(actionFor(press("z", { ctrlKey: true }), true, "papers")).toBeUndefined();
  expect(actionFor(press("Escape"), true, "papers")?.id).toBe("escape");
  expect(actionFor(press("o", { altKey: true }), false, "papers")).toBeUndefined();
});

test("a letter with shift is another key", () => {
  expect(written(press("J", { shiftKey: true }))).toBe("J");
  expect(actionFor(press("J", { shiftKey: true }), false, "papers")).toBeUndefined();
});

test("fields and editors are for typing, boxes and buttons are not", () => {
  document.body.innerHTML =
    "<input id='a'><input id='b' type='checkbox'><button id='c'></button><div contenteditable='true'><p id='d'></p></div>";
  expect(["a", "b", "c", "d"].map((id) => isTyping(document.getElementById(id)))).toEqual([true, false, false, true]);
});
