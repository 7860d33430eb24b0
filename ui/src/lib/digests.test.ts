import { expect, test } from "vitest";

import type { DigestInfo } from "../api/generated/bindings.ts";
import { alike } from "./digests.ts";

const digest = (id: number, day: string | null, more: Partial<DigestInfo> = {}) => ({ id, day, kind: "daily", named: false, ...more }) as DigestInfo;

test("digests of one day and kind are told apart, unless the person named them", () => {
  const digests = [
    digest(1, "2024-12-23"), digest(2, "2024-12-23"), digest(3, "2024-12-23", { kind: "weekly" }),
    digest(4, "2024-12-24"), digest(5, "2024-12-24", { named: true }), digest(6, null), digest(7, null),
  ];
  expect([...alike(digests)]).toEqual([1, 2]);
});
