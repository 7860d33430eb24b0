import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Announcer } from "./announcer.svelte.ts";

let announcer: Announcer;

beforeEach(() => {
  vi.useFakeTimers();
  announcer = new Announcer();
});
afterEach(() => vi.useRealTimers());

test("what comes at once is said in one go, the same once", () => {
  announcer.say("Undone.");
  announcer.say("One paper stayed.");
  announcer.say("Undone.");
  vi.advanceTimersByTime(200);
  expect(announcer.spoken).toBe("Undone. One paper stayed.");
});

test("the same is said again when it happens again", () => {
  announcer.say("Undone.");
  vi.advanceTimersByTime(200);
  const before = announcer.spoken;
  announcer.say("Undone.");
  vi.advanceTimersByTime(200);
  expect(announcer.spoken).not.toBe(before);
  expect(announcer.spoken.replace("\u200b", "")).toBe("Undone.");
});

test("what goes on changing is said when it has come to rest", () => {
  for (let i = 0; i < 10; i++) {
    announcer.rest("Note saved");
    vi.advanceTimersByTime(900);
    expect(announcer.spoken).toBe("");
  }
  vi.advanceTimersByTime(2_000);
  expect(announcer.spoken).toBe("Note saved");
});
