import { beforeEach, expect, test, vi } from "vitest";

import { Fake } from "../api/fake.ts";
import { Desk } from "./desk.svelte.ts";

let fake: Fake;
let desk: Desk;
const found = () => desk.palette.found.map(({ entry }) => entry.id);
const settled = () => new Promise((resolve) => setTimeout(resolve, 100));

beforeEach(async () => {
  fake = new Fake(50);
  desk = new Desk(fake);
  await desk.start();
  desk.palette.open();
});

test("offers what means something now, settings, tags and digests", () => {
  expect(desk.layout.dialog).toBe("palette");
  for (const query of ["star", "theme dark", "vision", "4 nov"]) {
    desk.palette.type(query);
    expect(desk.palette.found.length, query).toBeGreaterThan(0);
  }
  desk.palette.type("merge");
  expect(found()).not.toContain("action:merge");
});

test("papers come from the library's own search, for the newest query only", async () => {
  desk.palette.type("pruning");
  desk.palette.type("stacking");
  await settled();
  const asked = fake.calls.filter(({ command }) => command === "suggest_papers");
  expect(asked.map(({ args }) => args)).toEqual([{ words: "stacking", paper: 0 }]);
  expect(found().filter((id) => id.startsWith("paper:")).length).toBeGreaterThan(0);
});

test("what is chosen is done once the palette is gone, and remembered", async () => {
  const row = desk.papers.row;
  desk.palette.type("star");
  desk.palette.choose();
  expect(desk.layout.dialog).toBeNull();
  await settled();
  expect(fake.rows.find(({ id }) => id === row?.id)?.starred).toBe(true);
  expect(fake.uses).toEqual(["action:star"]);
  desk.palette.open();
  expect(found()[0]).toBe("action:star");
});

test("a setting is chosen from it", async () => {
  desk.palette.type("theme: dark");
  desk.palette.choose();
  await vi.waitFor(() => expect(desk.preferences.settings.theme).toBe("dark"));
});

test("the arrows go round", () => {
  desk.palette.step(-1);
  expect(desk.palette.at).toBe(desk.palette.found.length - 1);
  desk.palette.step(1);
  expect(desk.palette.at).toBe(0);
});

test("an action is found by what it makes, and a backup is one", () => {
  const labels = (query: string) => (desk.palette.type(query), desk.palette.found.map(({ entry }) => entry.label));
  expect(labels("bibtex")).toEqual(expect.arrayContaining(["Copy BibTeX", "Export…"]));
  expect(labels("back up")[0]).toBe("Back up now");
  expect(labels("backup")).toContain("Back up now");
});

test("undo and redo say what of", () => {
  desk.library.overview = { ...desk.library.overview, undo: { kind: "tag", papers: { count: 12, name: null }, tag: "vision/ood" } };
  desk.palette.type("undo tag");
  expect(desk.palette.found[0]?.entry.label).toBe("Undo: tag vision/ood: 12 papers");
});

test("the history of undo goes back and forth over several steps", async () => {
  await desk.steps.open();
  expect(desk.steps.rows.map(({ id }) => id)).toEqual([3, 2, 1]);
  const middle = desk.steps.rows[1];
  if (!middle) throw new Error("no step");
  expect(desk.steps.reach(middle)).toBe(2);
  await desk.steps.goThrough(middle);
  expect(desk.steps.rows.map(({ undone }) => undone)).toEqual([true, true, false]);
  expect(desk.notices.shown.at(-1)?.text).toBe("Undone: 2 steps");
});

test("the history of undo follows what is done meanwhile", async () => {
  await desk.steps.open();
  fake.steps = [{ id: 4, at: "2025-11-08T10:00:00Z", label: { kind: "star", papers: { count: 1, name: "paper 4" } }, changes: 1, undone: false }, ...fake.steps];
  fake.tell({ kind: "changed" });
  await vi.waitFor(() => expect(desk.steps.rows[0]?.id).toBe(4));
});
