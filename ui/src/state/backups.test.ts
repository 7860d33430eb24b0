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
  await desk.backups.restore(older.name);
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
    const restoring = desk.backups.restore(older.name);
    await vi.waitFor(() => expect(desk.leaving.asked).toEqual([{ what: "note", paper: 1, title: "A paper", text: "mine" }]));
    expect(restored()).toBe(0);
    desk.leaving.decide(goesOn);
    await restoring;
    expect([restored(), desk.leaving.asked.length, desk.backups.busy]).toEqual([times, 0, false]);
  }
});

/** Something typed into each place where it can be, while nothing can be saved; and the backend that saves again. */
async function unsaved() {
  await desk.start();
  desk.highlights.selected = { start: 0, end: 4 };
  await desk.highlights.paint();
  await vi.waitFor(() => expect(desk.highlights.all.length).toBe(1));
  const { call } = fake;
  const full = { code: "library", disk: "full", reason: "", message: "" };
  fake.call = (command, args) => (["save_note", "correct", "change_highlight"].includes(command) ? Promise.reject(full) : call.call(fake, command, args)) as never;
  desk.notes.open(1, "", "A paper").edit("mine");
  desk.highlights.write(desk.highlights.all[0]!, "my comment");
  desk.editing.begin();
  desk.editing.form!.texts.doi = "10.1/mine";
  return { heal: () => (fake.call = call) };
}

const texts = () => desk.unsaved.map(({ text }) => text);
const ALL = ["mine", "10.1/mine", "my comment"];

test("what was given up for a backup is not written into the library that took the place", async () => {
  const { heal } = await unsaved();
  const restoring = desk.backups.restore(fake.backups[1]!.name);
  await vi.waitFor(() => expect(desk.leaving.asked.length).toBe(3));
  heal();
  desk.leaving.decide(true);
  await restoring;
  expect([texts(), desk.leaving.late]).toEqual([[], []]);
  await desk.flush();
  expect([fake.notes.size, fake.corrections.size, fake.highlights.get(1)?.[0]?.comment]).toEqual([0, 0, ""]);
});

test("nor into the library of an archive", async () => {
  const { heal } = await unsaved();
  const opening = desk.archives.open("chosen");
  await vi.waitFor(() => expect(desk.leaving.asked.length).toBe(3));
  heal();
  desk.leaving.decide(true);
  await opening;
  await desk.flush();
  expect([texts(), fake.notes.size, fake.corrections.size, fake.highlights.get(1)?.[0]?.comment]).toEqual([[], 0, 0, ""]);
});

test("what was given up for a backup is all there where the backup could not be put back, and for a move in any case", async () => {
  await unsaved();
  for (const leave of [() => desk.backups.restore("gone"), () => desk.place.move()]) {
    const leaving = leave();
    await vi.waitFor(() => expect(desk.leaving.asked.length).toBe(3));
    desk.leaving.decide(true);
    await leaving;
    expect(texts()).toEqual(ALL);
  }
});

test("what is typed while a backup is put back is not written into it, and can be copied", async () => {
  await desk.start();
  desk.highlights.selected = { start: 0, end: 4 };
  await desk.highlights.paint();
  await vi.waitFor(() => expect(desk.highlights.all.length).toBe(1));
  const note = desk.notes.open(1, "", "A paper");
  desk.editing.begin();
  const form = desk.editing.form!;
  const go = fake.hold("restore_backup");
  const restoring = desk.backups.restore(fake.backups[1]!.name);
  // It is on its way.
  await new Promise((resolve) => setTimeout(resolve, 5));
  note.edit("mine");
  form.texts.doi = "10.1/mine";
  desk.highlights.write(desk.highlights.all[0]!, "my comment");
  const saving = desk.flush();
  go();
  await Promise.all([restoring, saving]);
  note.edit("mine, and more");
  await Promise.all([note.flush(), form.flush(), desk.flush()]);
  expect([fake.notes.size, fake.corrections.size, fake.highlights.get(1)?.[0]?.comment]).toEqual([0, 0, ""]);
  expect([desk.leaving.late.map(({ text }) => text), texts()]).toEqual([ALL, []]);
});

test("the note shown is that of the library that took the place", async () => {
  await desk.start();
  fake.notes.set(1, "as it was then");
  desk.notes.open(1, "", "A paper");
  await desk.backups.restore(fake.backups[1]!.name);
  await vi.waitFor(() => expect(desk.paper.detail?.note).toBe("as it was then"));
  const note = desk.notes.open(1, desk.paper.detail!.note, "A paper");
  note.edit("as it was then, and more");
  await note.flush();
  expect(fake.notes.get(1)).toBe("as it was then, and more");
});

test("a backup that cannot be put back changes nothing and is said", async () => {
  await desk.start();
  await desk.backups.restore("gone");
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
