import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { receipt } from "../api/fake-library.ts";
import { Fake } from "../api/fake.ts";
import { say } from "../strings/index.svelte.ts";
import { workName } from "./activity.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;

beforeEach(async () => {
  vi.useFakeTimers();
  fake = new Fake(50);
  desk = new Desk(fake);
  await desk.start();
});
afterEach(() => vi.useRealTimers());

/** Lets the backend's next answer to a command wait until what this gives is called. */
function hold(command: string): () => void {
  const { call } = fake;
  let go = () => {};
  const wait = new Promise<void>((resolve) => (go = resolve));
  fake.call = (async (asked: never, args: never) => {
    if (asked === command) await wait;
    return call.call(fake, asked, args);
  }) as typeof fake.call;
  return go;
}

describe("work in one piece", () => {
  test("is shown after a moment, with what and a way to stop it, until it is over", async () => {
    const go = hold("set_status");
    perform("selectAll", desk);
    await vi.advanceTimersByTimeAsync(0);
    perform("done", desk);
    await vi.advanceTimersByTimeAsync(250);
    expect(desk.activity.shown).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(desk.activity.shown).toMatchObject([{ kind: "changing", stoppable: true }]);
    desk.stop("changing");
    expect(fake.calls).toContainEqual({ command: "stop", args: "changing" });
    go();
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.activity.running).toEqual([]);
  });

  test("that is over in a moment is never shown", async () => {
    perform("done", desk);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([desk.activity.running, desk.announcer.spoken]).toEqual([[], ""]);
  });

  test("that was stopped says that nothing was changed", async () => {
    fake.call = () => Promise.reject(Object.assign(new Error("stopped"), { code: "stopped", message: "stopped" }));
    await desk.journal.undo();
    expect(desk.notices.shown[0]).toMatchObject({ kind: "said", text: say("problem.stopped") });
  });
});

describe("an import", () => {
  const importing = (done: number) => fake.tell({ kind: "working", work: "importing", what: `/a/${done}.json`, done, total: 100 });

  test("tells file and number, and is said a few times and no more", async () => {
    const said: string[] = [];
    for (let done = 0; done < 100; done++) {
      importing(done);
      await vi.advanceTimersByTimeAsync(200);
      const { spoken } = desk.announcer;
      if (said.at(-1) !== spoken && spoken !== "") said.push(spoken);
    }
    const name = say("work.kinds.importing");
    const [doing] = desk.activity.shown;
    expect(doing && workName(doing)).toBe(say("labelled", { what: name, value: "99.json" }));
    expect(said).toEqual([name, ...[25, 50, 75].map((count) => say("work.percent", { what: name, count }))]);
  });

  test("ends in a notice that is said once and can be opened again long after", async () => {
    importing(1);
    fake.tell({ kind: "imported", receipt: receipt(7) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([desk.activity.running, desk.notices.shown]).toEqual([[], []]);
    expect(desk.announcer.spoken).toContain(say("import.imported", { name: "b.txt" }));
    fake.tell({ kind: "imported", receipt: receipt(8) });
    await vi.advanceTimersByTimeAsync(60_000);
    perform("activity", desk);
    expect(desk.layout.dialog).toBe("activity");
    const [, older] = desk.notices.past;
    older?.second?.run();
    expect([desk.layout.dialog, desk.imports.receipt?.import]).toEqual(["receipt", 7]);
  });
});

test("what goes on in the background cannot be stopped, and ends when it says so", async () => {
  fake.tell({ kind: "working", work: "indexing", what: null, done: 4_000, total: 9_000 });
  await vi.advanceTimersByTimeAsync(400);
  expect(desk.activity.shown).toMatchObject([{ kind: "indexing", stoppable: false }]);
  fake.tell({ kind: "rested", work: "indexing" });
  expect(desk.activity.running).toEqual([]);
});

test("a library that was checked says that all is there, or what is not", async () => {
  fake.checked = { read: 12, database: true, files: [], words: 0 };
  await desk.place.check();
  expect(desk.notices.shown[0]).toMatchObject({ kind: "said", text: say("check.sound") });
  fake.checked = { read: 12, database: true, files: ["a.json"], words: 3 };
  await desk.place.check();
  expect(desk.notices.shown.at(-1)).toMatchObject({ kind: "error", text: say("check.faults") });
  expect(desk.notices.shown.at(-1)?.detail).toContain("a.json");
});

test("undo is said once", async () => {
  perform("undo", desk);
  await vi.advanceTimersByTimeAsync(300);
  expect(desk.announcer.spoken).toBe(say("undo.nothing"));
});
