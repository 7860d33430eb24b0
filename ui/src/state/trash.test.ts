import { beforeEach, expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import { say } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  fake = new Fake(10);
  desk = new Desk(fake);
  await desk.start();
  perform("trash", desk);
  await settled();
  await desk.papers.go({ kind: "trash" });
  await desk.trash.look();
});

test("what was deleted is found by the words searched for, and put back", async () => {
  expect(desk.trash.deleted.tags.map(({ name }) => name)).toEqual(["old"]);
  await desk.papers.search("new");
  await desk.trash.look();
  expect(desk.trash.deleted.tags).toEqual([]);
  await desk.papers.search("");
  await desk.trash.look();
  await desk.trash.restoreTag(desk.trash.deleted.tags[0]!);
  expect(fake.deletedTags).toEqual([]);
  expect(desk.notices.shown[0]?.text).toBe(say("trash.back", { name: "old" }));
});

test("emptying says what went, and offers no undo", async () => {
  expect(desk.trash.full).toBe(true);
  await desk.trash.empty();
  await desk.trash.look();
  expect([desk.papers.pages.total, desk.trash.full]).toEqual([0, false]);
  expect(desk.notices.shown[0]).toMatchObject({ text: "Emptied the trash: 1 paper and 1 tag" });
  expect(desk.notices.shown[0]?.action).toBeUndefined();
});
