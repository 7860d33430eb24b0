import { expect, test } from "vitest";

import type { Claim } from "../api/generated/bindings.ts";
import { voices } from "./claims.ts";

const claim = (value: string, entry: number, chosen = false): Claim => ({
  value, entry, chosen, digest: entry, title: null, kind: "daily", day: null, file: "", format: "hf-json", rank: 1, place: "",
});

test("claims that say the same are one voice: what is shown first, then what most say", () => {
  const found = voices([claim("7", 1), claim("12", 2), claim("12", 3), claim("40", 4, true)]);
  expect(found.map(({ value, chosen, claims }) => [value, chosen, claims.map(({ entry }) => entry)])).toEqual([
    ["40", true, [4]],
    ["12", false, [2, 3]],
    ["7", false, [1]],
  ]);
});
