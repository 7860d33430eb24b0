import { beforeEach, describe, expect, test } from "vitest";

import { receipt } from "../api/fake-library.ts";
import { Fake } from "../api/fake.ts";
import { say } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { Entries } from "./entries.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const asked = (command: string) => fake.calls.filter((call) => call.command === command).map(({ args }) => args);

beforeEach(async () => {
  fake = new Fake(400);
  desk = new Desk(fake);
  await desk.start();
});

describe("a preview", () => {
  const reading = { kind: "working", work: "reading", what: "/a/b.json", done: 1, total: 4 } as const;
  const offer = () => fake.tell({ kind: "preview", preview: { id: 5, receipt: receipt(null), unseen: 0 } });

  test("is shown after the reading, and imports on a word", async () => {
    fake.tell(reading);
    expect(desk.activity.running).toMatchObject([{ kind: "reading", done: 1, total: 4, stoppable: true }]);
    offer();
    expect([desk.layout.dialog, desk.activity.running]).toEqual(["preview", []]);
    await desk.imports.decide(true);
    expect([asked("confirm_import"), desk.layout.dialog, desk.imports.preview]).toEqual([[5], null, null]);
  });

  test("that is left imports nothing, and says so", async () => {
    offer();
    await desk.imports.decide(false);
    expect([asked("drop_preview"), asked("confirm_import")]).toEqual([[5], []]);
    expect(desk.notices.shown[0]?.text).toBe(say("preview.dropped"));
  });

  test("whose reading was stopped says so", () => {
    fake.tell(reading);
    fake.tell({ kind: "preview_stopped" });
    expect([desk.activity.running, desk.notices.shown[0]?.text]).toEqual([[], say("preview.dropped")]);
  });
});

test("what lands in the watched folder is said and leaves what is shown", async () => {
  perform("next", desk);
  fake.tell({ kind: "watched", receipt: receipt(9, { digests: [1] }) });
  await settled();
  expect([desk.papers.list.scope.kind, desk.paper.id]).toEqual(["inbox", 2]);
  expect(desk.notices.shown[0]?.text).toBe(say("watch.imported", { name: "b.txt" }));
  desk.notices.shown[0]?.action?.run();
  await settled();
  expect(asked("undo_import")).toEqual([9]);
});

describe("the history", () => {
  beforeEach(async () => {
    perform("history", desk);
    await settled();
  });

  test("lists imports and shows the receipt of the one at the cursor", async () => {
    expect([desk.history.pages.total, desk.history.receipt?.import]).toEqual([3, 3]);
    perform("next", desk);
    await settled();
    expect([desk.history.row?.id, desk.history.receipt?.import]).toEqual([2, 2]);
  });

  test("takes an import back out of order, names what stays, and does it again", async () => {
    perform("last", desk);
    perform("takeBack", desk);
    await settled();
    expect([asked("undo_import"), desk.history.row?.undone]).toEqual([[1], true]);
    expect([desk.notices.shown[0]?.text, desk.notices.shown[0]?.action?.label]).toEqual([
      say("undo.done", { label: say("did.take_back_import", { files: "2025-11-01.json" }) }), say("undo.undo"),
    ]);
    expect(desk.notices.shown[0]?.detail).toContain("“A close look at growing models by stacking (1)”");
    perform("takeBack", desk);
    await settled();
    expect([asked("redo_import"), desk.history.row?.undone]).toEqual([[1], false]);
  });

  test("is searched", async () => {
    await desk.history.search("11-02");
    expect([desk.history.pages.total, desk.history.row?.id]).toEqual([1, 2]);
    await desk.history.search("nowhere");
    expect([desk.history.pages.total, desk.history.receipt]).toEqual([0, null]);
  });
});

describe("entries of an import", () => {
  test("come in pages as they are read", async () => {
    const entries = new Entries(desk.door);
    await entries.show(3, "all");
    expect([entries.rows.length, entries.total, entries.more]).toEqual([100, 241, true]);
    await Promise.all([entries.grow(), entries.grow()]);
    expect(entries.rows.length).toBe(200);
    await entries.grow();
    await entries.grow();
    expect([entries.rows.length, entries.more]).toEqual([241, false]);
  });

  test("that were asked for before another filter are dropped", async () => {
    const entries = new Entries(desk.door);
    await Promise.all([entries.show(3, "all"), entries.show(3, "unreadable")]);
    expect(entries.rows.map(({ outcome }) => outcome)).toEqual(["unreadable"]);
  });
});

describe("reading again", () => {
  test("shows what would change, and applies it on a word", async () => {
    await desk.digests.tryReread({ kind: "digest", id: 1 });
    expect([desk.layout.dialog, asked("reread"), desk.activity.running]).toEqual(["reread", [], []]);
    await desk.digests.applyReread();
    expect([asked("reread"), desk.layout.dialog]).toEqual([[{ kind: "digest", id: 1 }], null]);
    expect(desk.notices.shown[0]?.action?.label).toBe(say("undo.undo"));
  });

  test("that is left changes nothing", async () => {
    await desk.digests.tryReread({ kind: "outdated" });
    desk.digests.leaveReread();
    await desk.digests.applyReread();
    expect(asked("reread")).toEqual([]);
  });
});

test("the watched folder is chosen and left in the settings", async () => {
  perform("settings", desk);
  await settled();
  await desk.preferences.chooseWatched();
  expect(desk.preferences.watching.folder).toBe("/home/reader/Digests");
  await desk.preferences.stopWatching();
  expect(desk.preferences.watching.folder).toBeNull();
});
