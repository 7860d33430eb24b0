import { beforeEach, expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let desk: Desk;
const standing = () => desk.notices.standing.map(({ text }) => text);

beforeEach(async () => {
  desk = new Desk(new Fake(10));
  await desk.start();
});

test("more than two errors fold into the newest, which tells how many lie behind it", () => {
  for (const name of ["a", "b"]) desk.notices.error(name);
  expect([standing(), desk.notices.folded]).toEqual([["a", "b"], 0]);
  desk.notices.error("c");
  desk.notices.say("Copied");
  expect([standing(), desk.notices.folded]).toEqual([["c", "Copied"], 2]);
  desk.notices.dismiss(desk.notices.standing[0]!.id);
  expect([standing(), desk.notices.folded]).toEqual([["Copied"], 0]);
  expect(desk.notices.past.map(({ text }) => text)).toEqual(["Copied", "c", "b", "a"]);
});

test("Escape closes errors once there is nothing else to leave", () => {
  desk.notices.error("a");
  desk.papers.toggle(0);
  perform("escape", desk);
  expect([standing(), desk.papers.selection.size]).toEqual([["a"], 0]);
  perform("escape", desk);
  expect(standing()).toEqual([]);
});
