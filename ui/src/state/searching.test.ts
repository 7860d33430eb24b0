import { beforeEach, describe, expect, test, vi } from "vitest";

import { Fake } from "../api/fake.ts";
import type { ListPage, ListRequest } from "../api/generated/bindings.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));
const shelves = () => desk.library.overview.shelves.map(({ name }) => name);

beforeEach(async () => {
  fake = new Fake(1000);
  desk = new Desk(fake);
  await desk.start();
});

describe("a search", () => {
  test("is sent as it was typed and says where its hits are", async () => {
    await desk.papers.search("Pruning ");
    expect(desk.papers.answer?.list.query).toBe("Pruning ");
    const row = desk.papers.pages.row(0)!;
    expect(row.hits.map(({ start, end }) => row.title.slice(start, end))).toEqual(["pruning"]);
  });

  test("that another took the place of says nothing", async () => {
    const call = fake.call.bind(fake);
    fake.call = (command, args) => (command === "list_papers" ? Promise.reject({ code: "superseded", message: "" }) : call(command, args));
    await desk.papers.search("pruning");
    expect(desk.notices.shown).toEqual([]);
  });

  test("that says its order gives way to the menu", async () => {
    await desk.papers.search("pruning sort:upvotes");
    await desk.papers.order("title");
    expect(desk.papers.list).toMatchObject({ query: "pruning ", sort: "title" });
  });

  test("shows the order in effect", async () => {
    const call = fake.call.bind(fake);
    fake.call = async (command, args) => {
      const reply = await call(command, args);
      const upvotes = command === "list_papers" && (args as ListRequest).list.query.includes("sort:upvotes");
      return upvotes ? { ...(reply as ListPage), sort: "upvotes" } : reply;
    };
    await desk.papers.search("sort:upvotes");
    expect(desk.papers.sort).toBe("upvotes");
  });

  test("marks its hits in the open paper, and in the note", async () => {
    const call = fake.call.bind(fake);
    // Found by what it says.
    fake.call = (command, args) =>
      call(command, command === "list_papers" ? ({ ...(args as ListRequest), list: { ...(args as ListRequest).list, query: "" } } as typeof args) : args);
    await desk.papers.search("cost");
    await desk.marking.find("What does it cost?");
    const marked = desk.marking.laid.texts.map(({ text }, i) => desk.marking.of(i).map(({ start, end }) => text.slice(start, end)));
    expect(marked).toEqual([[], ["cost"], []]);
    expect(desk.marking.note).toEqual([{ start: 13, end: 17 }]);
    await desk.papers.search("");
    expect(desk.marking.of(1)).toEqual([]);
  });

  test("leaves the open paper's marks until it is answered", async () => {
    await desk.papers.search("cost");
    const { wanted } = desk.marking;
    const searched = desk.papers.search("costs");
    expect(desk.marking.wanted).toBe(wanted);
    await searched;
    expect(desk.marking.wanted).not.toBe(wanted);
  });
});

describe("a place that does not hold what is searched", () => {
  test("says how many papers all of the library has of it, and leads there", async () => {
    await desk.papers.go({ kind: "starred" }, "pruning");
    expect([desk.papers.pages.total, desk.papers.answer?.elsewhere]).toEqual([0, 200]);
    await desk.papers.find(desk.papers.list.query);
    expect([desk.papers.pages.total, desk.papers.answer?.elsewhere]).toEqual([200, 0]);
  });
});

describe("completion", () => {
  test("is offered after a pause, chosen with the arrows and put in", async () => {
    const asked = desk.completing.ask("sparse ta", 9);
    expect(desk.completing.open).toBe(false);
    await asked;
    expect([desk.completing.items.map(({ label }) => label), desk.completing.at]).toEqual([["tag:"], -1]);
    desk.completing.step(1);
    expect(desk.completing.at).toBe(0);
    desk.completing.step(1);
    expect(desk.completing.at).toBe(-1);
    expect(desk.completing.put("sparse ta", desk.completing.items[0]!)).toEqual({ text: "sparse tag:", cursor: 11 });
    expect(desk.completing.open).toBe(false);
  });

  test("is not offered between words, unless it is asked for", async () => {
    await desk.completing.ask("sparse ", 7);
    expect(desk.completing.open).toBe(false);
    await desk.completing.ask("sparse ", 7, true);
    expect(desk.completing.open).toBe(true);
  });

  test("of what was typed before is dropped", async () => {
    const first = desk.completing.ask("ta", 2, true);
    desk.completing.close();
    await first;
    expect(desk.completing.open).toBe(false);
  });

  test("in the middle takes the space that is there", async () => {
    await desk.completing.ask("tag:vis attention", 7, true);
    expect(desk.completing.put("tag:vis attention", desk.completing.items[0]!)).toEqual({ text: "tag:vision attention", cursor: 11 });
  });
});

describe("a shelf", () => {
  const keep = async (query: string) => {
    await desk.papers.go({ kind: "all" }, query);
    desk.shelves.begin();
    await desk.shelves.save({ ...desk.shelves.draft!, name: `All ${query}` });
  };

  test("is made of the search shown, and shown", async () => {
    await keep("pruning");
    expect([shelves(), desk.layout.dialog]).toEqual([["All pruning"], null]);
    expect(desk.library.overview.shelves[0]?.papers).toBe(200);
    expect(desk.papers.list).toMatchObject({ scope: { kind: "shelf", id: 1 }, query: "" });
    expect(desk.papers.pages.total).toBe(200);
  });

  test("is narrowed by what is typed", async () => {
    await keep("pruning");
    await desk.papers.search("should (7)");
    expect([desk.papers.pages.total, desk.papers.pages.row(0)?.id]).toEqual([1, 7]);
  });

  test("that the library does not take stays in its dialog, with the reason", async () => {
    await desk.papers.search("pruning");
    desk.shelves.begin();
    await desk.shelves.save({ ...desk.shelves.draft!, name: " " });
    expect(desk.layout.dialog).toBe("shelf");
    expect(desk.shelves.refused).toContain("100 characters");
  });

  test("moves among the others, at once", async () => {
    await keep("pruning");
    await keep("stacking");
    await keep("softmax");
    const moving = desk.shelves.move(3, 0);
    expect(shelves()).toEqual(["All softmax", "All pruning", "All stacking"]);
    await moving;
    expect(shelves()).toEqual(["All softmax", "All pruning", "All stacking"]);
    await desk.shelves.move(3, 0);
    expect(fake.calls.filter(({ command }) => command === "move_shelf")).toHaveLength(1);
  });

  test("that is deleted is left before it goes, and can come back", async () => {
    await keep("pruning");
    await desk.shelves.delete(desk.library.overview.shelves[0]!);
    expect([desk.papers.list.scope.kind, shelves()]).toEqual(["inbox", []]);
    expect(desk.notices.shown.map(({ kind, action }) => [kind, action?.label])).toEqual([["said", "Undo"]]);
  });

  test("that undo took away is left without a word", async () => {
    await keep("pruning");
    desk.notices.shown = [];
    fake.shelves = [];
    fake.tell({ kind: "changed" });
    await settled();
    expect([desk.papers.list.scope.kind, desk.notices.shown]).toEqual(["inbox", []]);
  });
});

describe("finding within the paper", () => {
  test("goes round through title, abstract and note, and gives the keyboard back", () => {
    desk.notes.open(1, "A note with a nothing in it", "A paper");
    desk.finder.begin();
    expect(desk.layout.focus?.what).toBe("find");
    desk.finder.type("nothing");
    expect(desk.finder.finds.map(({ where }) => where)).toEqual([2, "note"]);
    expect(desk.finder.in(2).map(({ now }) => now)).toEqual([true]);
    desk.finder.step(1);
    expect(desk.finder.now?.where).toBe("note");
    desk.finder.step(1);
    expect(desk.finder.at).toBe(0);
    desk.finder.step(-1);
    expect(desk.finder.at).toBe(1);
    perform("escape", desk);
    expect([desk.finder.open, desk.finder.finds, desk.layout.focus?.what]).toEqual([false, [], "list"]);
  });

  test("follows the note as it is written", () => {
    const note = desk.notes.open(1, "", "A paper");
    desk.finder.begin();
    desk.finder.type("lantern");
    expect(desk.finder.finds).toEqual([]);
    desk.notes.edit(note, "A lantern");
    expect(desk.finder.finds.map(({ start }) => start)).toEqual([2]);
  });
});

test("ten thousand papers are selected and marked with one call each", async () => {
  fake = new Fake(10_000);
  desk = new Desk(fake);
  await desk.start();
  const calls = fake.calls.length;
  perform("selectAll", desk);
  await vi.waitFor(() => expect(desk.papers.selection.size).toBe(10_000));
  perform("star", desk);
  expect(fake.calls.slice(calls).map(({ command }) => command)).toEqual(["range_ids", "set_starred"]);
  expect(desk.papers.selection.size).toBe(10_000);
  expect(desk.papers.row?.starred).toBe(true);
  await vi.waitFor(() => expect(desk.notices.shown[0]?.text).toBe("Starred 10,000 papers"));
});
