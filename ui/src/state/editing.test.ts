import { beforeEach, describe, expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import { say } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { valueOf } from "./editing.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const asked = () => fake.calls.filter(({ command }) => command === "correct").map(({ args }) => args);

beforeEach(async () => {
  fake = new Fake(20);
  desk = new Desk(fake);
  await desk.start();
  await settled();
  perform("edit", desk);
});

/** What the form does when the library told of a change. */
async function heard() {
  await settled();
  if (desk.paper.detail) desk.editing.hear(desk.paper.detail);
}

describe("a detail being edited", () => {
  test("is kept when its field is left, and only then", async () => {
    desk.editing.texts.title = "A better   title\n";
    expect(asked()).toEqual([]);
    await desk.editing.keep("title");
    await heard();
    expect(asked()).toEqual([{ paper: 1, field: "title", value: "A better title" }]);
    expect([desk.papers.row?.title, desk.editing.texts.title]).toEqual(["A better title", "A better title"]);
    expect(desk.paper.detail?.corrected).toEqual(["title"]);
  });

  test("that says the same is no correction", async () => {
    desk.editing.texts.title += " ";
    await desk.editing.finish();
    expect([asked(), desk.editing.paper]).toEqual([[], null]);
  });

  test("goes back to what the digests say", async () => {
    const before = desk.editing.texts.title;
    desk.editing.texts.title = "Another";
    await desk.editing.keep("title");
    await heard();
    await desk.editing.revert("title");
    await heard();
    expect(asked().at(-1)).toEqual({ paper: 1, field: "title", value: null });
    expect([desk.editing.texts.title, desk.paper.detail?.corrected]).toEqual([before, []]);
  });

  test("that is refused stays in its field with the reason beside it", async () => {
    desk.editing.texts.arxiv_id = "24xx";
    await desk.editing.finish();
    await heard();
    expect(desk.editing.texts.arxiv_id).toBe("24xx");
    expect(desk.editing.errors.arxiv_id).toMatchObject({ code: "refused", why: { kind: "arxiv_id" } });
    expect([desk.editing.paper, desk.editing.field?.name]).toEqual([1, "arxiv_id"]);
    desk.editing.texts.arxiv_id = "2402.04644";
    await desk.editing.finish();
    expect([desk.editing.errors, desk.editing.paper]).toEqual([{}, null]);
  });

  test("is given up with its error by Escape, and the form by another", () => {
    const before = desk.editing.texts.doi;
    desk.editing.texts.doi = "nonsense";
    expect([desk.editing.giveUp("doi"), desk.editing.texts.doi]).toEqual([true, before]);
    expect(desk.editing.giveUp("doi")).toBe(false);
  });

  test("that is refused after another paper was opened is told, and waits in its form", async () => {
    desk.editing.texts.arxiv_id = "24xx";
    const keeping = desk.editing.keep("arxiv_id");
    desk.papers.moveTo(3);
    await keeping;
    expect(desk.notices.shown[0]?.kind).toBe("error");
    expect(desk.notices.shown[0]?.second?.label).toBe(say("edit.goBack"));
    expect([desk.editing.paper, desk.editing.texts.arxiv_id]).toEqual([1, "24xx"]);
  });

  test("that cannot be kept keeps the window open", async () => {
    const closed = () => fake.calls.some(({ command }) => command === "close");
    desk.editing.texts.arxiv_id = "24xx";
    fake.tell({ kind: "closing" });
    await settled();
    expect([closed(), desk.notices.shown[0]?.text]).toEqual([false, say("unsaved.atClose.detail", { title: desk.paper.row!.title })]);
    desk.editing.texts.arxiv_id = "2402.04644";
    fake.tell({ kind: "closing" });
    await settled();
    expect([closed(), fake.corrections.get(1)?.get("arxiv_id")]).toEqual([true, "2402.04644"]);
  });
});

test("lists are a line for each", () => {
  expect(valueOf("authors", " Ada Lovelace\n\nAlan Turing \n")).toBe('["Ada Lovelace","Alan Turing"]');
  expect(valueOf("links", "")).toBe("[]");
  expect(valueOf("abstract", " One.\n\nTwo. ")).toBe("One.\n\nTwo.");
});
