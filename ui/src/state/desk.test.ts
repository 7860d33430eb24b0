import { beforeEach, describe, expect, test, vi } from "vitest";

import { receipt as pretend } from "../api/fake-library.ts";
import { Fake } from "../api/fake.ts";
import type { Receipt } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  fake = new Fake(1000);
  desk = new Desk(fake);
  await desk.start();
});

test("an undo that comes right after a decision takes back that and not what was before", async () => {
  const go = fake.hold("set_status");
  desk.triage.decide("done");
  const undone = desk.journal.undo();
  await settled();
  expect(fake.calls.filter(({ command }) => command === "undo")).toEqual([]);
  go();
  await undone;
  const changes = fake.calls.map(({ command }) => command).filter((command) => command === "set_status" || command === "undo");
  expect(changes).toEqual(["set_status", "undo"]);
});

describe("the list", () => {
  test("starts at the inbox with its first page only", () => {
    expect([desk.papers.pages.total, desk.papers.pages.rows.size, desk.paper.id]).toEqual([1000, 100, 1]);
  });

  test("fetches a page when it comes into view", async () => {
    desk.papers.pages.view(640, 660);
    await settled();
    expect(desk.papers.pages.row(650)?.id).toBe(651);
  });

  test("asks for few pages while it is dragged, and then for the one in view", async () => {
    const asked = () => fake.calls.filter(({ command }) => command === "list_papers").length;
    for (let at = 0; at < 1000; at += 10) desk.papers.pages.view(at, at + 10);
    expect(asked()).toBe(2);
    await settled();
    expect(asked()).toBeLessThan(6);
    expect(desk.papers.pages.row(995)?.id).toBe(996);
  });

  test("leaves a paper as it is drawn when it is fetched again and says the same", async () => {
    await settled();
    const { detail, id } = desk.paper;
    desk.paper.show(id);
    await settled();
    expect(detail).not.toBeNull();
    expect(desk.paper.detail).toBe(detail);
  });

  test("keeps the paper open when the list is fetched again and its row is far from what is in view", async () => {
    desk.papers.pages.view(640, 660);
    await settled();
    await desk.papers.pages.refresh();
    desk.papers.settle();
    expect([desk.papers.pages.row(0), desk.papers.cursor, desk.paper.id]).toEqual([undefined, 0, 1]);
  });

  test("moves in the frame of the key", () => {
    perform("next", desk);
    expect([desk.papers.cursor, desk.paper.id]).toEqual([1, 2]);
    perform("previous", desk);
    perform("previous", desk);
    expect(desk.papers.cursor).toBe(0);
  });

  test("leaves the paper open until a search is answered, and begins that at its top", async () => {
    desk.papers.moveTo(3);
    const shown = desk.paper.id;
    const searched = desk.papers.search("pruning");
    expect(desk.paper.id).toBe(shown);
    // As when the library changes meanwhile.
    await desk.papers.pages.refresh();
    await searched;
    expect([desk.papers.cursor, desk.paper.id]).toEqual([0, desk.papers.pages.row(0)?.id]);
  });

  test("begins another list at its top, though keys were pressed in the one before until it came", async () => {
    await desk.papers.search("pruning");
    expect(desk.papers.pages.row(0)?.id).toBeGreaterThan(1);
    const all = desk.papers.search("");
    perform("next", desk);
    perform("next", desk);
    desk.papers.settle();
    await all;
    expect([desk.papers.cursor, desk.paper.id]).toEqual([0, 1]);
  });

  test("drops answers to a search that is not the newest", async () => {
    const first = desk.papers.search("pruning");
    const second = desk.papers.search("stacking");
    await Promise.all([first, second]);
    expect(desk.papers.pages.total).toBe(200);
    expect(desk.papers.pages.row(0)?.title).toContain("stacking");
  });
});

describe("triage", () => {
  test("takes a paper out of the inbox and shows the next in the same frame", async () => {
    perform("done", desk);
    expect([desk.paper.id, desk.papers.pages.total]).toEqual([2, 999]);
    await settled();
    expect([desk.paper.id, desk.papers.cursor, desk.papers.pages.total]).toEqual([2, 0, 999]);
    expect(fake.rows[0]?.status).toBe("done");
  });

  test("goes on to the next paper where the one decided stays in the list", async () => {
    await desk.papers.go({ kind: "all" });
    perform("queue", desk);
    expect([desk.paper.id, desk.papers.cursor]).toEqual([2, 1]);
    await settled();
    expect([fake.rows[0]?.status, desk.paper.id, desk.papers.pages.total]).toEqual(["queued", 2, 1000]);
  });

  test("marks the rest done, and says how many with a way back", async () => {
    perform("queue", desk);
    perform("doneRest", desk);
    await settled();
    expect(fake.rows.filter((row) => row.status === "done")).toHaveLength(999);
    expect(desk.notices.shown[0]).toMatchObject({ text: say("triage.rest", { count: 999 }), action: { label: say("undo.undo") } });
  });

  test("acts on the selection where there is one", async () => {
    perform("select", desk);
    perform("next", desk);
    perform("next", desk);
    perform("select", desk);
    perform("star", desk);
    await settled();
    expect(fake.rows.filter((row) => row.starred).map((row) => row.id)).toEqual([1, 3]);
  });

  test("selects a whole list without its rows", async () => {
    perform("selectAll", desk);
    await settled();
    expect(desk.papers.selection.size).toBe(1000);
  });
});

describe("an import", () => {
  const receipt = (change: Partial<Receipt>): Receipt =>
    pretend(7, { totals: { ...pretend(null).totals, entries: 2, papers: 2, new: 2 }, ...change });

  test("ends in a notice that can undo it", async () => {
    fake.tell({ kind: "imported", receipt: receipt({}) });
    await settled();
    const [notice] = desk.notices.shown;
    expect(notice?.text).toBe(say("import.imported", { name: "b.txt" }));
    notice?.action?.run();
    await settled();
    expect(fake.calls.some(({ command, args }) => command === "undo_import" && args === 7)).toBe(true);
  });

  test("of which nothing could be read says why and stays", async () => {
    const [file] = receipt({}).files;
    const failed = { ...file!, new: 0, error: { kind: "content", why: { kind: "unrecognised", seems: "png" } } as const };
    const totals = { ...receipt({}).totals, failed: 1, new: 0 };
    fake.tell({ kind: "imported", receipt: receipt({ import: null, files: [failed], totals }) });
    await settled();
    expect(desk.notices.shown[0]?.kind).toBe("error");
    expect(desk.notices.shown[0]?.detail).toContain("PNG");
  });

  test("asks for the day where the papers lack their year", async () => {
    fake.tell({ kind: "imported", receipt: receipt({ needs_day: [3] }) });
    await settled();
    expect(desk.imports.askDay).toEqual([3]);
  });
});

test("the settings show when all that they say is known", async () => {
  perform("settings", desk);
  expect(desk.layout.dialog).toBe(null);
  await settled();
  expect([desk.layout.dialog, desk.settings.about?.version]).toEqual(["settings", "0.1.0"]);
});

/** Whether the window was let go, and how often it stayed. */
const left = () => [fake.calls.some(({ command }) => command === "close"), fake.calls.filter(({ command }) => command === "stay").length];

test("a note that cannot be saved keeps the window open, a saved one lets it close", async () => {
  fake.notes.set(1, "theirs");
  const note = desk.notes.open(1, "", "A paper");
  note.edit("mine");
  fake.tell({ kind: "closing" });
  await settled();
  expect(left()).toEqual([false, 1]);
  expect(desk.notices.shown[0]?.text).toBe(say("unsaved.atClose.note", { title: "A paper" }));
  await note.settle("theirs", "theirs and mine");
  fake.tell({ kind: "closing" });
  await settled();
  expect(left()).toEqual([true, 1]);
});

test("closing once more leaves without what could not be saved, and stays for what was typed since", async () => {
  fake.notes.set(1, "theirs");
  const note = desk.notes.open(1, "", "A paper");
  note.edit("mine");
  fake.tell({ kind: "closing" });
  await settled();
  note.edit("mine, and an hour's work");
  fake.tell({ kind: "closing" });
  await settled();
  expect(left()).toEqual([false, 2]);
  fake.tell({ kind: "closing" });
  await settled();
  expect(left()).toEqual([true, 2]);
});

/** A note that is in conflict, and a window that stayed open for it. */
async function stayed() {
  fake.notes.set(1, "theirs");
  desk.notes.open(1, "", "A paper").edit("mine");
  fake.tell({ kind: "closing" });
  await settled();
  expect(left()).toEqual([false, 1]);
}

test("closing stays for what could not be saved, where something else was typed and saved since", async () => {
  await stayed();
  desk.notes.open(2, "", "Another").edit("an hour's work");
  await desk.notes.flush();
  fake.tell({ kind: "closing" });
  await settled();
  expect(left()).toEqual([false, 2]);
  fake.tell({ kind: "closing" });
  await settled();
  expect(left()).toEqual([true, 2]);
});

test("closing stays for what could not be saved, where something else was typed since and is saved only then", async () => {
  await stayed();
  desk.notes.open(2, "", "Another").edit("typed last");
  fake.tell({ kind: "closing" });
  await settled();
  expect([left(), fake.notes.get(2)]).toEqual([[false, 2], "typed last"]);
});

test("closing stays for what could not be saved, where a detail or a comment was typed and saved since", async () => {
  const typings = [
    () => (desk.editing.begin(), (desk.editing.form!.texts.title = "Another title")),
    () => desk.highlights.write(desk.highlights.all[0]!, "my comment"),
  ];
  desk.highlights.selected = { start: 0, end: 4 };
  await desk.highlights.paint();
  await settled();
  await stayed();
  for (const [at, type] of typings.entries()) {
    type();
    await desk.flush();
    fake.tell({ kind: "closing" });
    await settled();
    expect(left()).toEqual([false, 2 + at]);
  }
});

test("what is typed while the window keeps where one was is saved before it goes", async () => {
  const go = fake.hold("remember");
  fake.tell({ kind: "closing" });
  await settled();
  desk.notes.open(1, "", "A paper").edit("typed last");
  go();
  await settled();
  expect([left(), fake.notes.get(1)]).toEqual([[true, 0], "typed last"]);
});

test("a window whose last note takes long to save stays in touch, and goes once it is saved", async () => {
  vi.useFakeTimers();
  const saved = fake.hold("save_note");
  desk.notes.open(1, "", "A paper").edit("mine");
  fake.tell({ kind: "closing" });
  await vi.advanceTimersByTimeAsync(5000);
  expect([left(), desk.notices.shown[0]?.detail]).toEqual([[false, 1], say("unsaved.waiting")]);
  saved();
  await vi.advanceTimersByTimeAsync(10);
  vi.useRealTimers();
  expect([left(), fake.notes.get(1)]).toEqual([[true, 1], "mine"]);
});

test("a last note that takes long to save and then is not keeps the window open until it is closed once more", async () => {
  vi.useFakeTimers();
  const go = fake.hold("save_note");
  fake.notes.set(1, "theirs");
  desk.notes.open(1, "", "A paper").edit("mine");
  fake.tell({ kind: "closing" });
  await vi.advanceTimersByTimeAsync(5000);
  go();
  await vi.advanceTimersByTimeAsync(10);
  vi.useRealTimers();
  expect(left()).toEqual([false, 2]);
  fake.tell({ kind: "closing" });
  await settled();
  expect(left()).toEqual([true, 2]);
});

test("closing goes to the paper whose note could not be saved", async () => {
  fake.notes.set(1, "theirs");
  desk.notes.open(1, "", "A paper").edit("mine");
  desk.papers.moveTo(3);
  await settled();
  fake.tell({ kind: "closing" });
  await settled();
  await vi.waitFor(() => expect([left(), desk.paper.id]).toEqual([[false, 1], 1]));
});

test("a note that could not be saved after another paper was shown is told, with the way back", async () => {
  fake.notes.set(1, "theirs");
  desk.notes.open(1, "", "A paper").edit("mine");
  desk.papers.moveTo(3);
  desk.notes.open(4, "", "Another");
  await settled();
  const [notice] = desk.notices.shown;
  expect([notice?.text, notice?.detail]).toEqual([say("notes.notSavedOf", { title: "A paper" }), say("notes.conflict")]);
  notice?.second?.run();
  await vi.waitFor(() => expect(desk.paper.id).toBe(1));
});

test("a conflict that is left open is told where the paper is no longer shown", async () => {
  fake.notes.set(1, "theirs");
  desk.notes.open(1, "", "A paper").edit("mine");
  await desk.notes.flush();
  expect(desk.notices.shown).toEqual([]);
  await desk.notebook.show();
  await desk.notes.leave(1);
  expect(desk.notices.shown[0]?.text).toBe(say("notes.notSavedOf", { title: "A paper" }));
});

test("a note typed is saved when another paper is shown", async () => {
  desk.notes.open(1, "", "A paper").edit("typed");
  perform("next", desk);
  await settled();
  expect(fake.notes.get(1)).toBe("typed");
});

test("a paper that undo brings back into the list is looked at", async () => {
  desk.papers.moveTo(3);
  const { id } = desk.paper;
  perform("trash", desk);
  await settled();
  desk.papers.moveTo(7);
  fake.trash.clear();
  perform("undo", desk);
  await settled();
  expect([desk.papers.cursor, desk.paper.id]).toEqual([3, id]);
});

test("a notice that offers to undo goes when something else is done, since undo would take that back", async () => {
  perform("trash", desk);
  await settled();
  expect(desk.notices.shown[0]?.action?.label).toBe("Undo");
  perform("star", desk);
  await settled();
  expect(desk.notices.shown).toEqual([]);
});

test("a paper gone to is looked at, though the library changes on the way", async () => {
  const call = fake.call.bind(fake);
  fake.call = async (command, args) => {
    if (command === "position") fake.tell({ kind: "changed" });
    const reply = await call(command, args);
    // Rows come last.
    if (command === "list_papers") await new Promise((resolve) => setTimeout(resolve, 20));
    return reply;
  };
  const going = desk.papers.goTo(7);
  fake.tell({ kind: "changed" });
  await going;
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect([desk.papers.cursor, desk.paper.id]).toEqual([6, 7]);
});
