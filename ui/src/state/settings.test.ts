import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Fake } from "../api/fake.ts";
import { labelOf, SECTIONS, settings } from "../lib/settings.ts";
import { did } from "../strings/did.ts";
import { speak } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";

let fake: Fake;
let desk: Desk;

beforeEach(async () => {
  fake = new Fake(3);
  desk = new Desk(fake);
  await desk.start();
});
afterEach(() => speak("en"));

const found = (query: string) => {
  desk.settings.query = query;
  return desk.settings.shown.map(({ id }) => id);
};

describe("settings are found", () => {
  test.each([
    ["night", ["theme"]],
    ["dark theme", ["theme"]],
    ["font", ["text_size", "reading_face"]],
    ["directory", ["watch_folder", "library_place"]],
    ["downloads", ["watch_folder"]],
    ["中文", ["language"]],
    ["zeppelin", []],
  ])("by the words that people use: %s", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test.each([
    ["夜间", "theme"],
    ["dark", "theme"],
    ["模板", "note_template"],
    ["路径", "library_place"],
  ])("in Chinese, by words of both languages: %s", async (query, id) => {
    await speak("zh-CN");
    expect(found(query)).toContain(id);
  });

  test("by the actions whose keys they are, of which only those are shown then", () => {
    expect(found("merge")).toEqual(["key_list"]);
    expect([...desk.settings.actions].sort()).toEqual(["merge", "mergePairs"]);
    expect(found("ctrl k")).toEqual(["key_list"]);
    expect([...desk.settings.actions]).toEqual(["palette"]);
    found("shortcuts");
    expect(desk.settings.actions.size).toBeGreaterThan(50);
  });

  test("in a section, each in one", () => {
    const all = SECTIONS.flatMap((section) => {
      desk.settings.show(section);
      return desk.settings.shown;
    });
    expect(all.map(labelOf)).toEqual(settings.map(labelOf));
  });
});

describe("the palette", () => {
  const choose = (query: string) => {
    desk.palette.open();
    desk.palette.type(query);
    desk.palette.choose();
  };

  test("reaches every setting", () => {
    const ids = desk.settings.entries().map(({ id }) => id.replace(/^setting:/, "").replace(/=.*/, ""));
    expect([...new Set(ids)]).toEqual(settings.map(({ id }) => id));
  });

  test("opens the settings at one that has more than a few values", async () => {
    choose("line length");
    await vi.waitFor(() => expect(desk.layout.dialog).toBe("settings"));
    expect([desk.settings.section, desk.settings.at]).toEqual(["reading", "reading_width"]);
  });

  test("finds a setting by its other words", () => {
    desk.palette.open();
    desk.palette.type("shortcuts");
    expect(desk.palette.found.map(({ entry }) => entry.id)).toContain("setting:key_list");
  });
});

describe("a choice", () => {
  test("is shown at once and asked for by its name", async () => {
    const kept = desk.preferences.choose({ setting: "theme", value: "dark" });
    expect(desk.preferences.settings.theme).toBe("dark");
    await kept;
    expect(fake.calls.at(-1)).toEqual({ command: "choose", args: { setting: "theme", value: "dark" } });
  });

  test("made later is not undone by the reply to one before", async () => {
    await Promise.all([
      desk.preferences.choose({ setting: "text_size", value: 110 }),
      desk.preferences.choose({ setting: "text_size", value: 120 }),
    ]);
    expect(desk.preferences.settings.text_size).toBe(120);
  });

  test("that undo gave back is shown", async () => {
    fake.tell({ kind: "settings", settings: { ...desk.preferences.settings, theme: "light" } });
    await vi.waitFor(() => expect(desk.preferences.settings.theme).toBe("light"));
  });

  test("is named in words", async () => {
    expect(did({ kind: "choose", choice: { setting: "theme", value: "dark" } })).toBe("set Theme to Dark");
    expect(did({ kind: "choose", choice: { setting: "text_size", value: 120 } })).toBe("set Text size to 120 %");
    expect(did({ kind: "choose", choice: { setting: "trash_days", value: 30 } })).toBe("set Empty the trash to After 30 days");
    expect(did({ kind: "choose", choice: { setting: "note_template", value: "" } })).toBe("change Template for notes");
    await speak("zh-CN");
    expect(did({ kind: "choose", choice: { setting: "drop", value: "preview" } })).toBe("将“拖入文件时”设为“总是询问”");
  });
});
