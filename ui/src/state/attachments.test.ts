import { expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import { say } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a PDF is added to the open paper, opened, and taken off with a way back", async () => {
  const fake = new Fake(10);
  const desk = new Desk(fake);
  await desk.start();
  perform("attach", desk);
  await settled();
  const chosen = { paper: desk.paper.id, title: say("dialog.pdfs") };
  expect(fake.calls).toContainEqual({ command: "choose_attachments", args: chosen });
  const [file] = desk.paper.detail?.attachments ?? [];
  expect([file?.name, desk.notices.shown[0]?.text]).toEqual(["paper.pdf", say("attachments.added", { count: 1 })]);
  desk.attachments.open(file!);
  expect(fake.calls.at(-1)).toEqual({ command: "open_attachment", args: file!.id });
  await desk.attachments.remove(file!);
  await settled();
  expect(desk.paper.detail?.attachments).toEqual([]);
  expect(desk.notices.shown[0]?.action?.label).toBe(say("undo.undo"));
});
