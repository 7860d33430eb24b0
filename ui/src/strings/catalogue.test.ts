import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { en } from "./en/index.ts";
import { say } from "./index.svelte.ts";
import type { Texts } from "./typed.ts";

/** Every text by its path, with the forms of a plural under their one name. */
function texts(of: Texts, path = ""): [key: string, text: string][] {
  return Object.entries(of).flatMap(([name, text]): [string, string][] =>
    typeof text === "string" ? [[`${path}${name.replace(/_(zero|one|two|few|many|other)$/, "")}`, text]] : texts(text, `${path}${name}.`),
  );
}

const keys = (of: Texts) => [...new Set(texts(of).map(([key]) => key))].sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["en", "zh-CN", "generated"].includes(entry.name) ? [] : sources(path);
    return /\.(svelte|ts)$/.test(entry.name) && !entry.name.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

/** What the sources ask for: a name in quotes, or a branch whose texts are chosen by what is put in. */
function asked(): { names: Set<string>; branches: RegExp[] } {
  const all = sources("src").join("\n");
  const branches = [...all.matchAll(/say\(\s*`([^`]+)`/g)].map(([, branch]) => (branch ?? "").replace(/\./g, "\\.").replace(/\$\{[^}]*\}/g, "\\w+"));
  return {
    names: new Set([...all.matchAll(/["']([\w.]+)["']/g)].map(([, name]) => name ?? "")),
    branches: [...new Set(branches)].map((branch) => new RegExp(`^${branch}$`)),
  };
}

test("every text is used", () => {
  const { names, branches } = asked();
  expect(keys(en).filter((key) => !names.has(key) && !branches.some((branch) => branch.test(key)))).toEqual([]);
});

test("what a person wrote is shown as it is", () => {
  const name = "$t(list.order) {{count}} <b> & \"quoted\"";
  expect(say("shelf.saved", { name })).toBe(`Saved as a shelf: ${name}`);
});

test("numbers and plurals are of the language", () => {
  expect([say("papers", { count: 1 }), say("papers", { count: 1234 })]).toEqual(["1 paper", "1,234 papers"]);
});
