import { expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("what was typed is saved first, the version before it is looked at, and restored into the editor's session", async () => {
  const fake = new Fake(10);
  const desk = new Desk(fake);
  await desk.start();
  const session = desk.notes.open(1, "", "A paper");
  desk.notes.edit(session, "first");
  await desk.notes.flush();
  desk.notes.edit(session, "second");
  perform("versions", desk);
  await settled();
  expect([desk.layout.dialog, desk.versions.list.length, desk.versions.shown?.body]).toEqual(["versions", 2, "first"]);
  await desk.versions.restore();
  await settled();
  expect([fake.notes.get(1), session.text, desk.layout.dialog]).toEqual(["first", "first", null]);
});
