import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import { Fake } from "../../api/fake.ts";
import { Desk } from "../../state/desk.svelte.ts";
import TagInput from "./TagInput.svelte";

let said: string[];
let shown: ReturnType<typeof mount>;
const field = () => document.querySelector("input")!;

beforeEach(async () => {
  said = [];
  const desk = new Desk(new Fake(10));
  await desk.start();
  const props = { desk, label: "Tag", onadd: (name: string) => said.push(name), onclose: () => said.push("closed") };
  shown = mount(TagInput, { target: document.body, props });
  flushSync();
});
afterEach(() => void unmount(shown));

function press(key: string): void {
  field().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  flushSync();
}

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new InputEvent("input", { bubbles: true }));
  flushSync();
}

test("the field stays for the next tag, and nothing typed closes it", () => {
  for (const name of ["deep learning", "sparse"]) {
    type(name);
    press("Enter");
    expect(field().value).toBe("");
  }
  expect(said).toEqual(["deep learning", "sparse"]);
  press("Enter");
  expect(said.at(-1)).toBe("closed");
});

test("Escape closes it and drops what was typed", () => {
  type("dee");
  press("Escape");
  expect(said).toEqual(["closed"]);
});

test("an offer is taken once the arrows stand on it", () => {
  const first = document.querySelector("[role=option]")!.textContent.trim();
  press("ArrowDown");
  press("Enter");
  expect(said).toEqual([first]);
});
