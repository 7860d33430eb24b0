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

const missing = (): Problem => ({
  code: "no_library", folder: "/disk/papers", absence: { kind: "missing" }, standard: "/home/reader/papers", standard_holds: false,
  settings: { ...desk.preferences.settings, theme: "dark" },
});

test("a library that is missing is shown in the person's colours, and begun with once it is found", async () => {
  const call = vi.spyOn(fake, "call").mockRejectedValue({ ...missing(), message: "" });
  await desk.start();
  expect([desk.place.absent?.folder, desk.preferences.settings.theme]).toEqual(["/disk/papers", "dark"]);
  await desk.place.find("again", () => desk.start());
  expect([desk.place.absent?.folder, desk.notices.shown.length]).toEqual(["/disk/papers", 0]);
  call.mockRestore();
  await desk.place.find("again", () => desk.start());
  expect([desk.place.absent, desk.papers.pages.total]).toEqual([null, 3]);
});

test("a folder without a library is said, and the library is missing still", async () => {
  const call = vi.spyOn(fake, "call").mockRejectedValue({ ...missing(), message: "" });
  await desk.start();
  call.mockRejectedValue({ code: "refused", why: { kind: "no_library_there", folder: "/tmp" }, message: "" });
  await desk.place.find({ choose: { title: "Where" } }, () => desk.start());
  expect(desk.notices.shown[0]?.text).toContain("/tmp");
  expect(desk.place.absent).not.toBeNull();
});

test("a move saves what was typed first, shows how far it is, and ends with where all is", async () => {
  await desk.start();
  await desk.settings.open("library");
  const saved = vi.spyOn(desk.notes, "flush");
  const moving = desk.place.move();
  fake.tell({ kind: "working", work: "moving", what: null, done: 1, total: 2 });
  expect([desk.layout.dialog, desk.place.moving?.done]).toEqual(["moving", 1]);
  await moving;
  expect(saved).toHaveBeenCalledOnce();
  expect([desk.layout.dialog, desk.place.moved?.to]).toEqual(["moving", "/media/reader/disk/papers"]);
});

test("a move that was stopped goes back to the settings", async () => {
  await desk.start();
  vi.spyOn(fake, "call").mockResolvedValue(null as never);
  const moving = desk.place.move();
  fake.tell({ kind: "working", work: "moving", what: null, done: 1, total: 2 });
  await moving;
  expect([desk.layout.dialog, desk.place.moved, desk.place.moving]).toEqual(["settings", null, null]);
});
