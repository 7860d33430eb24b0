import { beforeEach, expect, test, vi } from "vitest";

import { Fake } from "../api/fake.ts";
import type { Event } from "../api/generated/bindings.ts";
import { Desk } from "./desk.svelte.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  fake = new Fake(400);
  desk = new Desk(fake);
});

test("a link shows its paper, wherever the person was", async () => {
  await desk.start();
  await desk.notebook.show();
  fake.tell({ kind: "followed", paper: 7, note: false });
  await vi.waitFor(() => {
    expect([desk.layout.view, desk.papers.list.scope.kind, desk.paper.id, desk.layout.reading]).toEqual(["papers", "all", 7, true]);
  });
});

test("a link to a note puts the cursor there", async () => {
  await desk.start();
  fake.tell({ kind: "followed", paper: 7, note: true });
  await vi.waitFor(() => expect([desk.paper.id, desk.layout.focus?.what]).toEqual([7, "note"]));
});

test("a link given at the start is followed after the beginning, which would hide it", async () => {
  const subscribe = fake.subscribe.bind(fake);
  fake.subscribe = (listener: (event: Event) => void) => {
    const subscribed = subscribe(listener);
    fake.tell({ kind: "followed", paper: 9, note: false });
    return subscribed;
  };
  await desk.start();
  await vi.waitFor(() => expect(desk.paper.id).toBe(9));
});

test("a link that leads nowhere says so and moves nothing", async () => {
  await desk.start();
  const before = desk.paper.id;
  fake.tell({ kind: "not_followed", error: { code: "refused", why: { kind: "linked_paper_missing" }, message: "" } });
  await settled();
  expect([desk.paper.id, desk.notices.shown.at(-1)?.text]).toEqual([before, expect.stringContaining("not in this library")]);
});
