import { beforeEach, expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import type { LastPlace } from "../api/generated/bindings.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  fake = new Fake(400);
  desk = new Desk(fake);
  await desk.start();
});

test("where the person is is kept: list, paper, row, both scrolls, and the note's cursor", async () => {
  await desk.papers.search("stacking");
  desk.papers.moveTo(3);
  desk.papers.above = 1.5;
  desk.paper.scrolled = 120;
  desk.notes.cursors.set(desk.paper.id ?? 0, 7);
  perform("open", desk);
  await desk.remember();
  const expected: LastPlace = {
    shown: "papers", list: desk.papers.list, paper: desk.paper.id, row: 3, above: 1.5, reading: true, scrolled: 120, cursor: 7,
  };
  expect(desk.papers.list.query).toBe("stacking");
  expect(fake.place).toEqual(expected);
});

test("a window that closes keeps it, another view with the list behind it", async () => {
  perform("notebook", desk);
  await settled();
  fake.tell({ kind: "closing" });
  await settled();
  expect([fake.place?.shown, fake.place?.list.scope.kind]).toEqual(["notebook", "inbox"]);
  expect(fake.calls.at(-1)?.command).toBe("close");
});

test("a list that is shown anew stands where it was left, another one at its top", async () => {
  desk.papers.above = 20;
  perform("notebook", desk);
  await settled();
  perform("escape", desk);
  expect(desk.papers.above).toBe(20);
  await desk.papers.search("stacking");
  expect(desk.papers.above).toBe(0);
});

test("a place that cannot be kept keeps nobody from leaving", async () => {
  const { call } = fake;
  fake.call = ((command: never, args: never) => (command === "remember" ? Promise.reject(new Error("full")) : call.call(fake, command, args))) as typeof fake.call;
  fake.tell({ kind: "closing" });
  await settled();
  expect(fake.calls.at(-1)?.command).toBe("close");
  expect(desk.notices.shown).toEqual([]);
});
