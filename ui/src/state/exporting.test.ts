import { beforeEach, expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const lots = () => desk.exporting.lots.map(({ label }) => label);

beforeEach(async () => {
  fake = new Fake(30);
  desk = new Desk(fake);
  await desk.start();
});

test("what is selected is offered before the list it is in, and all", async () => {
  desk.papers.toggle(0);
  desk.papers.toggle(2);
  perform("export", desk);
  await settled();
  expect([desk.layout.dialog, lots()]).toEqual(["exporting", ["2 selected", "Inbox: 30", "All papers: 30"]]);
  expect(desk.exporting.preview).toMatchObject({ papers: 2, whole: true });
  desk.exporting.choose(1);
  await settled();
  expect(desk.exporting.preview).toMatchObject({ papers: 30, whole: false });
});

test("a search is told as one, and names the file", async () => {
  await desk.papers.go({ kind: "all" }, "pruning");
  perform("export", desk);
  await settled();
  expect(lots()).toEqual([`Found in All papers: ${desk.papers.pages.total}`, "All papers: 30"]);
  await desk.exporting.write();
  expect(fake.calls.findLast(({ command }) => command === "export")?.args).toMatchObject({ title: "pruning", folder: false });
  expect(desk.layout.dialog).toBeNull();
});

test("a place of the sidebar is offered as it is", async () => {
  desk.exporting.begin({ kind: "starred" });
  await settled();
  expect(lots()).toEqual(["Starred: 0", "All papers: 30"]);
  expect(desk.exporting.preview?.papers).toBe(0);
});

test("the preview is of what was chosen last, however late an earlier one comes", async () => {
  perform("export", desk);
  await settled();
  const call = fake.call.bind(fake);
  let wait = 20;
  fake.call = async (command, args) => {
    const reply = await call(command, args);
    await new Promise((resolve) => setTimeout(resolve, (wait -= 10)));
    return reply;
  };
  desk.exporting.as("ris");
  desk.exporting.as("html");
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(desk.exporting.preview?.text).toMatch(/^html:/);
});

test("a folder is for Markdown only, and what the person changed there is said", async () => {
  perform("export", desk);
  desk.exporting.folder = true;
  expect(desk.exporting.inFolder).toBe(false);
  desk.exporting.as("markdown");
  await desk.exporting.write();
  expect(desk.notices.shown[0]?.detail).toBe("2 new or changed, 1 as they were, 0 removed. 1 file was changed by you and left as it is: “own.md”.");
});

test("an archive that was dropped is opened only where the person says so, and can be gone back from", async () => {
  fake.tell({ kind: "archive", file: "all.zip", papers: 3, at: "2026-01-02T10:00:00Z" });
  expect(desk.layout.dialog).toBe("archive");
  desk.archives.leave();
  expect(fake.calls.some(({ command }) => command === "open_archive")).toBe(false);
  fake.tell({ kind: "archive", file: "all.zip", papers: 3, at: "2026-01-02T10:00:00Z" });
  await desk.archives.open("dropped");
  expect([desk.layout.dialog, desk.notices.shown[0]?.action?.label]).toEqual([null, "Go back"]);
});
