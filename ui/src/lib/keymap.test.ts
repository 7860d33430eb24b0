import { describe, expect, test } from "vitest";

import type { KeyPreset, Keys } from "../api/generated/bindings.ts";
import { en } from "../strings/en/index.ts";
import { actions, type ActionId, offered, type View } from "./actions.ts";
import { ariaKeys, asked, clash, clashing, keyName, keysInForce } from "./keymap.ts";
import { presets } from "./presets.ts";

const own = (keys: Keys["own"], preset: KeyPreset = "standard"): Keys => ({ preset, own: keys });
const of = (keys: Keys, id: ActionId) => keysInForce(keys).get(id);

describe("every set of keys", () => {
  test.each(Object.keys(presets) as KeyPreset[])("%s gives no key to two actions that meet", (preset) => {
    const keymap = keysInForce(own({}, preset));
    const conflicts = actions.flatMap(({ id }) => (keymap.get(id) ?? []).flatMap((key) => clashing(keymap, id, key).map((other) => `${key}: ${id}, ${other.id}`)));
    expect(conflicts).toEqual([]);
  });

  test("each action has a name, and stands once in the table", () => {
    expect(actions.map(({ id }) => id).sort()).toEqual(Object.keys(en.actions).sort());
  });

  test("hands that know vim or mail find their keys", () => {
    const meant = (preset: KeyPreset, keys: string) => {
      const found = asked(keysInForce(own({}, preset)), keys, false, "papers");
      return found.kind === "action" ? found.id : found.kind;
    };
    expect(["g", "g g", "G", "d d", "u", ":", "/"].map((keys) => meant("vim", keys))).toEqual(["begun", "first", "last", "trash", "undo", "palette", "search"]);
    expect(["e", "y", "#", "s", "l", "[", "]", "g i"].map((keys) => meant("mail", keys))).toEqual(["done", "done", "trash", "star", "tag", "doneBack", "done", "goInbox"]);
  });
});

describe("the person's own keys", () => {
  test("stand in place of those of the set", () => {
    expect(of(own({ star: ["*"] }), "star")).toEqual(["*"]);
    expect(of(own({ star: [] }), "star")).toEqual([]);
    expect(of(own({ star: ["*"] }, "vim"), "first")).toEqual(["g g", "Home"]);
  });

  test("Escape always leaves", () => {
    expect(of(own({ escape: ["q"] }), "escape")).toEqual(["Escape", "q"]);
  });

  test("a name of another version is passed over", () => {
    expect(keysInForce(own({ "no-such-action": ["x"] })).size).toBe(actions.length);
  });

  test("win where a set gives their key to another action", () => {
    const keys = own({ print: ["s"] });
    expect(asked(keysInForce(keys), "s", false, "papers", keys.own)).toEqual({ kind: "action", id: "print" });
  });
});

describe("conflicts", () => {
  test("a key and one that it begins stand for one another", () => {
    expect([clash("g", "g i"), clash("g i", "g"), clash("g i", "g a"), clash("s", "s")]).toEqual([true, true, false, true]);
  });

  test("are those of actions that meet in a view", () => {
    const keymap = keysInForce(own({}));
    expect(clashing(keymap, "star", "e")).toEqual([{ id: "done", key: "e" }]);
    expect(clashing(keymap, "takeBack", "e")).toEqual([]);
    expect(clashing(keymap, "star", "g").map(({ key }) => key)).toContain("g i");
  });
});

test("a key means what the view says", () => {
  const meant = (view: View) => asked(keysInForce(own({})), "d", false, view);
  expect([meant("papers"), meant("duplicates"), meant("notebook")]).toEqual([
    { kind: "action", id: "edit" }, { kind: "action", id: "partPairs" }, { kind: "nothing" },
  ]);
});

test("letters are text while typing, whatever they were made to do", () => {
  const keymap = keysInForce(own({ palette: [":", "Ctrl+K"] }));
  const meant = (key: string) => asked(keymap, key, true, "papers").kind;
  expect([":", "o", "Ctrl+Z", "g"].map(meant)).toEqual(["nothing", "nothing", "nothing", "nothing"]);
  expect(["Ctrl+K", "Escape"].map(meant)).toEqual(["action", "action"]);
});

test("keys are read as the machine writes them", () => {
  expect(["Ctrl+Shift+Z", "Ctrl++", "g i", "Escape"].map((key) => keyName(key, false))).toEqual(["Ctrl Shift Z", "Ctrl +", "g i", "Esc"]);
  expect(keyName("Ctrl+Shift+Z", true)).toBe("⇧⌘Z");
  expect(ariaKeys(["Ctrl++", "g i", "s"], false)).toBe("Control+Plus s");
  expect(ariaKeys(["g i"], false)).toBeUndefined();
});

test("only what means something is offered", () => {
  const now = { view: "papers" as View, empty: false, paper: true, trashed: false, code: false, arxiv: true, selected: 0, keepable: false, undo: false, redo: false };
  const ids = actions.filter((action) => offered(action, now)).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["star", "arxiv", "trash"]));
  for (const id of ["code", "merge", "putBack", "undo", "mergePairs"] as const) expect(ids).not.toContain(id);
});
