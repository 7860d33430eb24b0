import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { Overview } from "../api/generated/bindings.ts";
import { EXAMPLES } from "./examples.ts";
import { everywhere, term, toggled, withoutOrder } from "./query.ts";

describe("a condition", () => {
  test("is in quotes where it would not be one word", () => {
    expect(term("author", "Ada Lovelace")).toBe('author:"Ada Lovelace" ');
    expect(term("tag", "vision/ood")).toBe("tag:vision/ood ");
    expect(term("host", "github.com")).toBe("host:github.com ");
    expect(term("org", 'The "Lab" (Paris)')).toBe('org:"The Lab (Paris)" ');
  });

  test("joins a query, and leaves it again", () => {
    expect(toggled("", "tag:vision ")).toBe("tag:vision ");
    expect(toggled("sparse", "tag:vision ")).toBe("sparse tag:vision ");
    expect(toggled("sparse tag:vision ", "tag:vision ")).toBe("sparse ");
    expect(toggled("tag:vision sparse", "tag:vision ")).toBe("sparse ");
    expect(toggled("-tag:vision ", "tag:vision ")).toBe("-tag:vision tag:vision ");
  });
});

test("the order is taken out of a query", () => {
  expect(withoutOrder("sort:upvotes")).toBe("");
  expect(withoutOrder("sparse sort:newest attention")).toBe("sparse attention");
  expect(withoutOrder("resort:x")).toBe("resort:x");
});

describe("what a list says of its place", () => {
  const overview = {
    digests: [{ id: 1, day: "2025-11-04" }, { id: 2, day: "--11-04" }],
    tags: [{ id: 1, name: "to read" }],
    shelves: [{ id: 1, query: "mamba OR rwkv" }],
  } as unknown as Overview;

  test("is part of its search as it is kept", () => {
    expect(everywhere({ kind: "all" }, "sparse ", overview)).toBe("sparse");
    expect(everywhere({ kind: "queued" }, "sparse", overview)).toBe("sparse is:queued");
    expect(everywhere({ kind: "tag", id: 1 }, "a OR b", overview)).toBe('(a OR b) tag:"to read"');
    expect(everywhere({ kind: "digest", id: 1 }, "sparse", overview)).toBe("sparse digest:2025-11-04");
    expect(everywhere({ kind: "shelf", id: 1 }, "sparse", overview)).toBe("sparse (mamba OR rwkv)");
    expect(everywhere({ kind: "queued" }, "sparse is:queued ", overview)).toBe("sparse is:queued");
    expect(everywhere({ kind: "queued" }, "sparse -is:queued", overview)).toBe("sparse -is:queued is:queued");
    expect(everywhere({ kind: "queued" }, "a OR is:queued", overview)).toBe("(a OR is:queued) is:queued");
    expect(everywhere({ kind: "queued" }, '"what is:queued means"', overview)).toBe('"what is:queued means" is:queued');
    expect(everywhere({ kind: "queued" }, "-(old is:queued then)", overview)).toBe("-(old is:queued then) is:queued");
    expect(everywhere({ kind: "tag", id: 1 }, 'sparse tag:"to read"', overview)).toBe('sparse tag:"to read"');
    expect(everywhere({ kind: "inbox" }, "sort:upvotes", overview)).toBe("is:inbox");
    expect(everywhere({ kind: "all" }, "sort:upvotes", overview)).toBe("sort:upvotes");
  });

  test("cannot always be searched for", () => {
    expect(everywhere({ kind: "trash" }, "sparse", overview)).toBe(null);
    expect(everywhere({ kind: "digest", id: 2 }, "sparse", overview)).toBe(null);
  });
});

test("what the window tells of the language is what its description tells", () => {
  const told = readFileSync("../docs/search.md", "utf8");
  for (const query of Object.values(EXAMPLES)) expect(told).toContain(`| \`${query}\` |`);
});
