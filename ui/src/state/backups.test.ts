import { beforeEach, expect, test, vi } from "vitest";

import type { Problem } from "../api/generated/bindings.ts";
import { Fake } from "../api/fake.ts";
import { Desk } from "./desk.svelte.ts";

let fake: Fake;
let desk: Desk;

beforeEach(() => {
  fake = new Fake(3);
  desk = new Desk(fake);
});

test("a backup that is put back says how to go back, and does", async () => {
  await desk.start();
  await desk.settings.open("library");
  const [, older] = desk.backups.all;
  if (!older) throw new Error("no backups");
  const saved = vi.spyOn(desk.notes, "flush");
  await desk.backups.restore(older, () => desk.leaving.agreed());
  expect(saved).toHaveBeenCalledOnce();
  const [notice] = desk.notices.shown;
  expect(notice?.text).toContain("8 Nov 2025");
  expect(desk.backups.all[0]?.cause).toBe("restore");
  notice?.action?.run();
  await vi.waitFor(() => expect(fake.calls.filter(({ command }) => command === "restore_backup").map(({ args }) => args)).toEqual([older.name, `before-${older.name}`]));
});

test("a note that cannot be saved is not given up for a backup without the person's word", async () => {
  await desk.start();
  await desk.settings.open("library");
  const [, older] = desk.backups.all;
  if (!older) throw new Error("no backups");
  const restored = () => fake.calls.filter(({ command }) => command === "restore_backup").length;
  fake.notes.set(1, "theirs");
  desk.notes.open(1, "", "A paper").edit("mine");
  for (const [goesOn, times] of [[false, 0], [true, 1]] as const) {
    const restoring = desk.backups.restore(older, () => desk.leaving.agreed());
    await vi.waitFor(() => expect(desk.leaving.asked).toEqual([{ what: "note", paper: 1, title: "A paper", text: "mine" }]));
    expect(restored()).toBe(0);
    desk.leaving.decide(goesOn);
    await restoring;
    expect([restored(), desk.leaving.asked.length, desk.backups.busy]).toEqual([times, 0, false]);
  }
});

test("a backup that cannot be put back changes nothing and is said", async () => {
  await desk.start();
  await desk.backups.restore({ name: "gone", at: "", cause: "asked", size: 0, papers: null, notes: null }, () => Promise.resolve(true));
  expect(desk.notices.shown[0]?.text).toContain("gone");
  expect([desk.notices.shown.length, desk.backups.busy]).toEqual([1, false]);
});

test("a damaged library is gone on with from a backup", async () => {
  const damaged: Problem = {
    code: "no_library", folder: "/home/reader/papers", absence: { kind: "damaged", reason: "malformed" }, standard: null, standard_holds: false, settings: desk.preferences.settings,
  };
  const call = vi.spyOn(fake, "call").mockRejectedValueOnce({ ...damaged, message: "" });
  await desk.start();
  expect(desk.place.absent?.absence.kind).toBe("damaged");
  call.mockRestore();
  await desk.backups.lookForRescue();
  const good = desk.backups.rescue?.good;
  if (!good) throw new Error("no good backup");
  await desk.backups.goOn(good, () => desk.start());
  expect([desk.place.absent, desk.papers.pages.total]).toEqual([null, 3]);
});
