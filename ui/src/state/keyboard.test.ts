import { beforeEach, describe, expect, test, vi } from "vitest";

import { Fake } from "../api/fake.ts";
import { Desk } from "./desk.svelte.ts";

let desk: Desk;
const press = (key: string, held: KeyboardEventInit = {}) => desk.keys.press(new KeyboardEvent("keydown", { key, ...held }), false, "papers");

beforeEach(async () => {
  desk = new Desk(new Fake(20));
  await desk.start();
});

describe("two keys", () => {
  test("ask for an action one after the other", () => {
    expect([press("g"), desk.keys.begun]).toEqual(["begun", "g"]);
    expect([press("Shift"), press("i"), desk.keys.begun]).toEqual([undefined, "goInbox", null]);
  });

  test("where the second is none of them, it means what it means alone", () => {
    press("g");
    expect(press("e")).toBe("done");
  });

  test("are forgotten after a pause", () => {
    vi.useFakeTimers();
    press("g");
    vi.advanceTimersByTime(2000);
    expect([desk.keys.begun, press("i")]).toEqual([null, "inbox"]);
    vi.useRealTimers();
  });

  test("nothing with Alt", () => {
    expect(press("s", { altKey: true })).toBeUndefined();
  });
});

describe("changing keys", () => {
  test("takes a key from who has it, and is kept in the settings", () => {
    desk.keys.add("star", "e");
    expect([desk.keys.of("star"), desk.keys.of("done")]).toEqual([["s", "e"], []]);
    expect(desk.preferences.settings.keys.own).toEqual({ star: ["s", "e"], done: [] });
    expect(press("e")).toBe("star");
  });

  test("keys are given back, one action's or all", () => {
    desk.keys.add("star", "e");
    desk.keys.reset("star");
    expect([desk.keys.isOwn("star"), desk.keys.isOwn("done")]).toEqual([false, true]);
    desk.keys.resetAll();
    expect(desk.keys.of("done")).toEqual(["e"]);
  });

  test("what is again as in the set is no change", () => {
    desk.keys.add("star", "*");
    desk.keys.remove("star", "*");
    expect(desk.preferences.settings.keys.own).toEqual({});
  });

  test("a set that brings a key of one's own twice is told", () => {
    desk.keys.add("print", "l");
    expect(desk.keys.conflicts.size).toBe(0);
    desk.keys.use("mail");
    expect(desk.keys.conflicts.get("print")).toEqual(["tag"]);
    expect(press("l")).toBe("print");
  });

  test("hints follow", () => {
    expect(desk.keys.hint("star")).toEqual({ title: "Star (s)", "aria-keyshortcuts": "s" });
    desk.keys.remove("star", "s");
    expect(desk.keys.hint("star")).toEqual({ title: "Star", "aria-keyshortcuts": undefined });
  });
});
