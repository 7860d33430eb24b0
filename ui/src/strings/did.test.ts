import { afterEach, expect, test } from "vitest";

import type { ActionLabel } from "../api/generated/bindings.ts";
import { did, isCounted } from "./did.ts";
import { speak } from "./index.svelte.ts";

const tagged: ActionLabel = { kind: "tag", papers: { count: 1, name: "A title that no row has room for" }, tag: "depth" };

afterEach(() => speak("en"));

test("the tag comes before a title, which a row may cut off", async () => {
  expect(did(tagged)).toBe("tag depth: “A title that no row has room for”");
  await speak("zh-CN");
  expect(did(tagged)).toMatch(/depth.*《A title.*》/);
  expect(did({ ...tagged, kind: "untag" })).toMatch(/depth.*A title/);
});

test("what a label counts is not counted once more by what the library wrote down", () => {
  expect([tagged, { kind: "delete_tag", tag: "depth" } as const].map(isCounted)).toEqual([true, false]);
});
