import { expect, test } from "vitest";

import type { Claim } from "../api/generated/bindings.ts";
import { sourceNames, voices } from "./claims.ts";

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

test("claims are named by their day, and further where that is not enough", () => {
  const on = (day: string | null, file: string, title: string | null = null) => ({ ...claim("", 1), day, file, title });
  expect(sourceNames([on("2025-11-04", "/a/b.json"), on("2025-11-05", "/a/c.json"), on("2025-11-05", "d.html", "Trending"), on(null, "/a/e.bib")])).toEqual([
    "4 Nov 2025", "5 Nov 2025 (c.json)", "5 Nov 2025 (Trending)", "e.bib",
  ]);
});
