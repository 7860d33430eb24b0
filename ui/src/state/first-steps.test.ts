import { beforeEach, describe, expect, test, vi } from "vitest";

import { receipt } from "../api/fake-library.ts";
import { Fake } from "../api/fake.ts";
import type { FirstSteps } from "../api/generated/bindings.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const none: FirstSteps = { imported: false, decided: false, noted: false, left: false };
let fake: Fake;
let desk: Desk;

/** Begins with a library of so many papers, whose session says this of the first steps. */
async function begin(papers: number, steps: FirstSteps | null): Promise<void> {
  fake = new Fake(papers);
  fake.firstSteps = steps;
  desk = new Desk(fake);
  await desk.start();
}

describe("the first steps", () => {
  beforeEach(() => begin(0, none));

  test("follow what is really done, and are kept", async () => {
    expect(desk.first.next).toBe("imported");
    fake.rows = new Fake(5).rows;
    fake.tell({ kind: "imported", receipt: receipt(1) });
    await vi.waitFor(() => expect([desk.first.next, fake.firstSteps?.imported]).toEqual(["decided", true]));
    perform("queue", desk);
    await settled();
    expect([desk.first.next, fake.firstSteps?.decided]).toEqual(["noted", true]);
    desk.notes.open(2, "", "A paper").edit("Mine");
    await desk.flush();
    expect([desk.first.next, fake.firstSteps]).toEqual([undefined, { imported: true, decided: true, noted: true, left: false }]);
    expect(desk.first.taken).not.toBeNull();
  });

  test("stay taken when what was done is taken back", async () => {
    fake.rows = new Fake(5).rows;
    await desk.library.refresh();
    fake.rows = [];
    await desk.library.refresh();
    expect(desk.first.next).toBe("decided");
  });

  test("may be done in any order; a note without a word is none", async () => {
    fake.rows = new Fake(5).rows;
    await desk.library.refresh();
    const note = desk.notes.open(1, "", "A paper");
    note.edit("  ");
    await desk.flush();
    expect(desk.first.taken?.noted).toBe(false);
    note.edit("Mine");
    await desk.flush();
    expect([desk.first.taken?.noted, desk.first.next]).toEqual([true, "decided"]);
  });

  test("are left at any moment, and it is kept that they were", async () => {
    desk.first.leave();
    await settled();
    expect([desk.first.taken, fake.firstSteps?.left]).toEqual([null, true]);
  });
});

test("there are none in a library that has papers from before", async () => {
  await begin(5, null);
  perform("queue", desk);
  desk.notes.open(2, "", "A paper").edit("Mine");
  await desk.flush();
  await settled();
  expect([desk.first.taken, fake.calls.some(({ command }) => command === "keep_first_steps")]).toEqual([null, false]);
});
