import { beforeEach, expect, test } from "vitest";

import { Fake } from "../api/fake.ts";
import { Notes } from "./notes.svelte.ts";

let fake: Fake;
let notes: Notes;

beforeEach(() => {
  fake = new Fake(3);
  notes = new Notes(fake, (work) => work(), () => undefined, () => undefined);
});

/** A note typed in the editor, and another one of the same paper in the library. */
async function conflict() {
  fake.notes.set(1, "theirs");
  const session = notes.open(1, "", "A paper");
  notes.edit(session, "mine");
  await notes.flush();
  expect(notes.state.kind).toBe("conflict");
  return session;
}

test("what is typed while both texts are saved does not overwrite the other one", async () => {
  const session = await conflict();
  /** What the editor shows: it follows the session only where that says so. */
  let shown = "mine";
  let replaced = notes.replaced;
  const draw = () => {
    if (notes.replaced !== replaced) [shown, replaced] = [session.text, notes.replaced];
  };
  const call = fake.call.bind(fake) as (command: string, args: unknown) => Promise<never>;
  fake.call = (async (command: string, args: unknown) => {
    if (command === "save_note") {
      fake.call = call as typeof fake.call;
      await new Promise((resolve) => setTimeout(resolve));
      draw();
      notes.edit(session, (shown += ", and more"));
    }
    return call(command, args);
  }) as typeof fake.call;
  await notes.settle("both");
  draw();
  await notes.flush();
  expect([fake.notes.get(1), shown]).toEqual(["theirs\n\nmine, and more", "theirs\n\nmine, and more"]);
});

test("a conflict that is settled twice keeps each text once", async () => {
  await conflict();
  await Promise.all([notes.settle("both"), notes.settle("both")]);
  await notes.flush();
  expect(fake.notes.get(1)).toBe("theirs\n\nmine");
});
