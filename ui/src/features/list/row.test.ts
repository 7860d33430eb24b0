import { flushSync, mount, unmount } from "svelte";
import { expect, test } from "vitest";

import { Fake } from "../../api/fake.ts";
import { Desk } from "../../state/desk.svelte.ts";
import Row from "./Row.svelte";

test("a person's own tags come before what others think, and the star stands in their line", async () => {
  const desk = new Desk(new Fake(10));
  await desk.start();
  desk.papers.touch([desk.papers.row!.id], (row) => ({ ...row, starred: true, tags: [{ id: 1, name: "depth", colour: "green" }], upvotes: 1200, comments: 2 }));
  const row = mount(Row, { target: document.body, props: { desk, index: desk.papers.cursor } });
  flushSync();
  const parts = [...document.querySelectorAll(".row p > span")].map((part) => part.textContent);
  expect(parts.slice(-4)).toEqual(["depth", "1,200 ▲", "2 comments", "★"]);
  expect(document.querySelector(".row .unseen")?.textContent).toContain("Votes: 1,200");
  void unmount(row);
});
