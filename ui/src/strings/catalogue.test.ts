import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, describe, expect, test } from "vitest";

import { day } from "../lib/dates.ts";
import { en } from "./en/index.ts";
import { say, speak } from "./index.svelte.ts";
import type { Texts } from "./typed.ts";
import { zhCN } from "./zh-CN/index.ts";

afterEach(() => speak("en"));

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
  const branches = [...all.matchAll(/say\(\s*`([^`]+)`/g)].map(([, branch]) => (branch ?? "").replace(/\./g, "\\.").replace(/\$\{[^}]*\}/g, "[\\w-]+"));
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

/** What each text is given, by its name; the forms of a plural together. */
const given = (of: Texts) =>
  Object.fromEntries(keys(of).map((key) => {
    const forms = texts(of).filter(([name]) => name === key);
    return [key, [...new Set(forms.flatMap(([, text]) => text.match(/\{\{.*?\}\}/g) ?? []))].sort()];
  }));

test("each language has every text, given the same", () => {
  expect(given(zhCN)).toEqual(given(en));
});

test("no Chinese text has the punctuation of Latin ones beside Chinese characters", () => {
  const wrong = texts(zhCN).filter(([, text]) => /\p{Script=Han}\s*[,;:!?()]|[,;!?(]\s*\p{Script=Han}|\p{Script=Han}\.(?!\w)/u.test(text));
  expect(wrong).toEqual([]);
});

describe("the language shown", () => {
  test("numbers and plurals are its own", async () => {
    expect([say("papers", { count: 1 }), say("papers", { count: 1234 }), day("2025-11-04")]).toEqual(["1 paper", "1,234 papers", "4 Nov 2025"]);
    await speak("zh-CN");
    expect([say("papers", { count: 1 }), say("papers", { count: 1234 }), day("2025-11-04")]).toEqual(["1 篇论文", "1,234 篇论文", "2025年11月4日"]);
    expect(say("triage.moved", { count: 2, to: say("status.done") })).toBe("已将 2 篇论文移到“已处理”");
  });

  test("is said in the page", async () => {
    await speak("zh-CN");
    expect(document.documentElement.lang).toBe("zh-CN");
  });

  test("is the one chosen last, however long a catalogue takes", async () => {
    await Promise.all([speak("zh-CN"), speak("en")]);
    expect(say("undo.undo")).toBe("Undo");
  });

  test("for the tests brackets every text", async () => {
    await speak("pseudo");
    expect([say("undo.undo"), day("2025-11-04")]).toEqual(["⟦Undo⟧", "⟦4 Nov 2025⟧"]);
  });
});
