import { beforeEach, expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import { say } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const own = () => (fake.highlights.get(1) ?? []).map(({ at, colour, comment }) => ({ at, colour, comment }));

beforeEach(async () => {
  fake = new Fake(10);
  desk = new Desk(fake);
  await desk.start();
});

async function highlight(start: number, end: number): Promise<void> {
  desk.highlights.selected = { start, end };
  perform("highlight", desk);
  await settled();
}

test("one key highlights what is selected, and a colour's key after it recolours that", async () => {
  await highlight(0, 4);
  expect(own()).toEqual([{ at: { start: 0, end: 4 }, colour: "yellow", comment: "" }]);
  perform("blue", desk);
  await settled();
  expect(own()).toEqual([{ at: { start: 0, end: 4 }, colour: "blue", comment: "" }]);
  // The colour stays for the next.
  await highlight(5, 10);
  expect(own().map(({ colour }) => colour)).toEqual(["blue", "blue"]);
});

test("one key comments on what was just highlighted, or on what is selected", async () => {
  await highlight(0, 4);
  const [made] = desk.highlights.all;
  expect(desk.highlights.fresh).toEqual(made);
  perform("comment", desk);
  await settled();
  expect([desk.highlights.open, desk.highlights.fresh]).toEqual([made!.id, undefined]);
  desk.highlights.selected = { start: 5, end: 10 };
  perform("comment", desk);
  await settled();
  expect(own()).toHaveLength(2);
  expect(desk.highlights.open).toBe(desk.highlights.all[1]!.id);
});

test("who goes on is offered nothing more for it", async () => {
  await highlight(0, 4);
  perform("escape", desk);
  expect(desk.highlights.fresh).toBe(undefined);
  perform("comment", desk);
  await settled();
  expect(desk.highlights.open).toBe(desk.highlights.all[0]!.id);
});

test("without a selection it says what to do", () => {
  for (const key of ["highlight", "comment"] as const) {
    desk.notices.shown = [];
    perform(key, desk);
    expect(desk.notices.shown[0]?.text).toBe(say("highlights.selectFirst"));
  }
});

test("a comment is kept when the window closes, and a colour chosen meanwhile takes nothing of it", async () => {
  await highlight(0, 4);
  const [made] = desk.highlights.all;
  desk.highlights.write(made!, "Is that so?");
  await desk.highlights.recolour(made!, "pink");
  expect(own()[0]).toMatchObject({ colour: "pink", comment: "Is that so?" });
  desk.highlights.write(desk.highlights.all[0]!, "It is.");
  fake.tell({ kind: "closing" });
  await settled();
  expect(own()[0]).toMatchObject({ colour: "pink", comment: "It is." });
  expect(fake.calls.some(({ command }) => command === "close")).toBe(true);
});

test("a comment that cannot be kept stays, and is shown and tried again", async () => {
  await highlight(0, 4);
  const [made] = desk.highlights.all;
  const { call } = fake;
  fake.call = (command, args) => (command === "change_highlight" ? Promise.reject({ code: "library", disk: null, reason: "The disk is full", message: "" }) : call.call(fake, command, args)) as never;
  desk.highlights.write(made!, "Not lost.");
  await desk.highlights.flush();
  expect([desk.highlights.unsaved.length, desk.highlights.commentOf(made!)]).toEqual([1, "Not lost."]);
  fake.tell({ kind: "closing" });
  await settled();
  expect(fake.calls.some(({ command }) => command === "close")).toBe(false);
  fake.call = call;
  await desk.highlights.flush();
  expect([desk.highlights.unsaved.length, own()[0]?.comment]).toEqual([0, "Not lost."]);
});

test("a comment that is typed back while it is being kept is kept as it was typed last", async () => {
  await highlight(0, 4);
  desk.highlights.write(desk.highlights.all[0]!, "A");
  await desk.highlights.flush();
  await settled();
  const go = fake.hold("change_highlight");
  desk.highlights.write(desk.highlights.all[0]!, "AB");
  const left = desk.highlights.flush();
  await settled();
  desk.highlights.write(desk.highlights.all[0]!, "A");
  const leftAgain = desk.highlights.flush();
  expect(desk.unsaved.map(({ text }) => text)).toEqual(["A"]);
  go();
  await Promise.all([left, leftAgain]);
  expect([own()[0]?.comment, desk.unsaved]).toEqual(["A", []]);
});

test("a colour chosen while a comment is being kept takes nothing of it, nor the comment of the colour", async () => {
  await highlight(0, 4);
  const [made] = desk.highlights.all;
  const go = fake.hold("change_highlight");
  desk.highlights.write(made!, "Is that so?");
  const kept = [desk.highlights.flush(), desk.highlights.recolour(made!, "pink")];
  desk.highlights.write(made!, "It is.");
  kept.push(desk.highlights.flush());
  await settled();
  go();
  await Promise.all(kept);
  expect(own()[0]).toMatchObject({ colour: "pink", comment: "It is." });
});

test.each([
  ["another paper", 2, "words"],
  ["other words", 1, "others"],
])("a comment is not written over that on %s, where another program replaced the library", async (_, paper, quote) => {
  await highlight(0, 4);
  const [made] = desk.highlights.all;
  desk.highlights.write(made!, "my comment");
  fake.highlights.clear();
  fake.highlights.set(paper, [{ ...made!, quote, comment: "theirs" }]);
  await desk.highlights.flush();
  expect([fake.highlights.get(paper)?.[0]?.comment, desk.unsaved.map(({ text }) => text)]).toEqual(["theirs", ["my comment"]]);
  expect(desk.notices.shown[0]?.kind).toBe("error");
});

test("highlights are put at the end of the note as it stands in the editor", async () => {
  await highlight(0, 4);
  const session = desk.notes.open(1, "", "A paper");
  desk.notes.edit(session, "Typed just now.\n");
  await desk.highlights.intoNote();
  expect(session.text).toBe("Typed just now.\n\n> words\n\n\n");
});
