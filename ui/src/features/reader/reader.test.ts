import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Fake } from "../../api/fake.ts";
import { Desk } from "../../state/desk.svelte.ts";
import Reader from "./Reader.svelte";

let fake: Fake;
let desk: Desk;
let shown: ReturnType<typeof mount>;

beforeEach(async () => {
  fake = new Fake(3);
  desk = new Desk(fake);
  await desk.start();
  shown = mount(Reader, { target: document.body, props: { desk } });
  flushSync();
});
afterEach(() => unmount(shown));

/** Types into a control of the page. */
function type(selector: string, text: string): void {
  const control = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (!control) throw new Error(`no ${selector}`);
  control.value = text;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

test("a note typed after a backup was put back is kept in the library that took the place", async () => {
  const before = document.querySelector(".editor");
  await desk.backups.restore(fake.backups[1]!.name);
  await vi.waitFor(() => expect([null, before]).not.toContain(document.querySelector(".editor")));
  type(".editor textarea", "typed after it");
  await desk.flush();
  expect(fake.notes.get(1)).toBe("typed after it");
});

test("each paper's form shows what was typed into it, and why it was refused", async () => {
  const shows = () => [document.querySelector<HTMLInputElement>("[name=arxiv_id]")?.value, document.querySelector("form .error") !== null];
  desk.editing.begin("arxiv_id");
  flushSync();
  type("[name=arxiv_id]", "24xx");
  await desk.flush();
  desk.papers.moveTo(1);
  await vi.waitFor(() => expect(shows()).toEqual([undefined, false]));
  await vi.waitFor(() => expect(desk.paper.detail?.row.id).toBe(2));
  desk.editing.begin();
  flushSync();
  expect(shows()).toEqual(["", false]);
  desk.papers.moveTo(0);
  await vi.waitFor(() => expect(shows()).toEqual(["24xx", true]));
});
