import { expect, test } from "vitest";

import { type Entry, rank } from "./palette.ts";

const entry = (id: string, label: string, kind: Entry["kind"] = "action"): Entry => ({ id, label, kind, run: () => {} });
const entries = [
  entry("action:done", "Done"), entry("action:star", "Star"), entry("action:goStarred", "Go to starred papers"),
  entry("setting:theme=dark", "Theme: Dark", "setting"), entry("tag:1", "vision/ood", "tag"), entry("tag:2", "distillation", "tag"),
];
const ids = (query: string, used: string[] = []) => rank(entries, query, used).map((found) => found.entry.id);

test("what answers best comes first, with its letters", () => {
  expect(ids("star").slice(0, 2)).toEqual(["action:star", "action:goStarred"]);
  expect(ids("thdark")[0]).toBe("setting:theme=dark");
  expect(rank(entries, "done", [])[0]?.letters).toEqual([0, 1, 2, 3]);
  expect(ids("qqq")).toEqual([]);
});

test("without a word, what is used comes first, then the table's order", () => {
  expect(ids("", ["tag:2", "action:star"]).slice(0, 3)).toEqual(["tag:2", "action:star", "action:done"]);
});

test("use decides between names that answer alike, not against one that answers well", () => {
  expect(ids("d", ["tag:2"])[0]).toBe("tag:2");
  expect(ids("star", ["action:goStarred"])[0]).toBe("action:goStarred");
  expect(ids("done", ["tag:2"])[0]).toBe("action:done");
});

test("a first character narrows it to actions or tags", () => {
  expect(ids("#")).toEqual(["tag:1", "tag:2"]);
  expect(ids(">the")).toEqual(["setting:theme=dark"]);
  expect(ids("#done")).toEqual([]);
});
