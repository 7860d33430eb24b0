import type { Choice, Settings } from "../api/generated/bindings.ts";
import { type NamesIn, say } from "../strings/index.svelte.ts";

export const SECTIONS = ["appearance", "reading", "notes", "citing", "import", "keys", "library", "language", "about"] as const;
export type Section = (typeof SECTIONS)[number];
export type SettingId = NamesIn<"setting">;

interface Common {
  id: SettingId;
  section: Section;
  /** What it is for, in a line below its name. */
  hint?: () => string;
}

/** A setting of few values. */
export interface OneOf extends Common {
  kind: "oneOf";
  values: readonly string[];
  /** A value as people read it. */
  said(value: string, settings: Settings): string;
  value(settings: Settings): string;
  choose(value: string, settings: Settings): Choice;
}

/** A setting along a range. */
export interface Measure extends Common {
  kind: "measure";
  min: number;
  max: number;
  step: number;
  /** Whether the control itself is moved by it: then it is chosen when the hand lets go. */
  moves?: boolean;
  said(value: number): string;
  value(settings: Settings): number;
  choose(value: number): Choice;
}

/** A setting with a view of its own. */
export interface Own extends Common {
  kind: "own";
}

export type Setting = OneOf | Measure | Own;

/** How long what was put away waits, where the person lets it go by itself. */
const TRASH_DAYS = 30;

/** Keeps the values' own type where they are said and chosen; the table forgets it. */
function oneOf<V extends string>(
  setting: Common & {
    values: readonly V[];
    said(value: V, settings: Settings): string;
    value(settings: Settings): string;
    choose(value: V, settings: Settings): Choice;
  },
): OneOf {
  return { ...setting, kind: "oneOf" };
}

/** Every setting: what the window of settings, its search and the palette are made of. */
export const settings: readonly Setting[] = [
  oneOf({
    id: "theme", section: "appearance", values: ["system", "light", "dark"],
    said: (value) => say(`settings.themes.${value}`),
    value: ({ theme }) => theme,
    choose: (value) => ({ setting: "theme", value }),
  }),
  {
    id: "text_size", section: "appearance", kind: "measure", min: 80, max: 200, step: 10, moves: true,
    hint: () => say("setting.text_size.hint"),
    said: (count) => say("settings.percent", { count }),
    value: ({ text_size }) => text_size,
    choose: (value) => ({ setting: "text_size", value }),
  },
  oneOf({
    id: "reading_face", section: "reading", values: ["serif", "sans"],
    hint: () => say("setting.reading_face.hint"),
    said: (value) => say(`settings.faces.${value}`),
    value: ({ reading_face }) => reading_face,
    choose: (value) => ({ setting: "reading_face", value }),
  }),
  {
    id: "reading_width", section: "reading", kind: "measure", min: 50, max: 100, step: 2,
    hint: () => say("setting.reading_width.hint"),
    said: (count) => say("settings.characters", { count }),
    value: ({ reading_width }) => reading_width,
    choose: (value) => ({ setting: "reading_width", value }),
  },
  { id: "note_template", section: "notes", kind: "own", hint: () => say("setting.note_template.hint") },
  oneOf({
    id: "citation_style", section: "citing", values: ["apa", "ieee", "acm", "chicago", "mla"],
    hint: () => say("setting.citation_style.hint"),
    said: (value) => say(`cite.styles.${value}`),
    value: ({ citation_style }) => citation_style,
    choose: (value) => ({ setting: "citation_style", value }),
  }),
  { id: "citation_keys", section: "citing", kind: "own", hint: () => say("setting.citation_keys.hint") },
  oneOf({
    id: "drop", section: "import", values: ["ask", "preview", "import"],
    hint: () => say("setting.drop.hint"),
    said: (value) => say(`settings.drops.${value}`),
    value: ({ drop }) => drop,
    choose: (value) => ({ setting: "drop", value }),
  }),
  { id: "watch_folder", section: "import", kind: "own" },
  oneOf({
    id: "notify", section: "import", values: ["on", "off"],
    hint: () => say("setting.notify.hint"),
    said: (value) => say(`settings.notices.${value}`),
    value: ({ notify }) => (notify ? "on" : "off"),
    choose: (value) => ({ setting: "notify", value: value === "on" }),
  }),
  oneOf({
    id: "keys", section: "keys", values: ["standard", "vim", "mail"],
    hint: () => say("setting.keys.hint"),
    said: (value) => say(`settings.presets.${value}`),
    value: ({ keys }) => keys.preset,
    choose: (preset, { keys }) => ({ setting: "keys", value: { ...keys, preset } }),
  }),
  { id: "key_list", section: "keys", kind: "own" },
  { id: "library_place", section: "library", kind: "own" },
  { id: "library_sizes", section: "library", kind: "own" },
  { id: "backups", section: "library", kind: "own", hint: () => say("setting.backups.hint") },
  { id: "archive", section: "library", kind: "own", hint: () => say("setting.archive.hint") },
  oneOf({
    id: "trash_days", section: "library", values: ["kept", "emptied"],
    hint: () => say("setting.trash_days.hint"),
    said: (value, { trash_days }) => (value === "kept" ? say("settings.trash.kept") : say("settings.trash.emptied", { count: trash_days ?? TRASH_DAYS })),
    value: ({ trash_days }) => (trash_days === null ? "kept" : "emptied"),
    choose: (value, { trash_days }) => ({ setting: "trash_days", value: value === "kept" ? null : (trash_days ?? TRASH_DAYS) }),
  }),
  oneOf({
    id: "language", section: "language", values: ["system", "en", "zh-CN"],
    said: (value) => say(`settings.languages.${value}`),
    value: ({ language }) => language,
    choose: (value) => ({ setting: "language", value }),
  }),
  { id: "about", section: "about", kind: "own" },
  { id: "diagnostics", section: "about", kind: "own", hint: () => say("setting.diagnostics.hint") },
  { id: "licences", section: "about", kind: "own" },
];

export const settingOf = (id: SettingId): Setting => {
  const found = settings.find((setting) => setting.id === id);
  if (!found) throw new Error(`no setting ${id}`);
  return found;
};

export const labelOf = ({ id }: Setting): string => say(`setting.${id}.label`);

/** What was chosen, as undo names it: the setting, and its value where that is short. */
export function chosen(choice: Choice): { name: string; value: string | null } {
  const setting = settingOf(choice.setting);
  const name = labelOf(setting);
  if (choice.setting === "keys" || setting.kind === "own") return { name, value: null };
  // A setting reads no field but its own.
  const own = { [choice.setting]: choice.value } as unknown as Settings;
  return { name, value: setting.kind === "measure" ? setting.said(setting.value(own)) : setting.said(setting.value(own), own) };
}

/** All that a setting is found by: its name, section and values, and words that people would use. */
export function wordsOf(setting: Setting, current: Settings): string {
  const values = setting.kind === "oneOf" ? setting.values.map((value) => setting.said(value, current)) : [];
  const { id, section, hint } = setting;
  return [labelOf(setting), say(`settings.sections.${section}`), hint?.(), say(`setting.${id}.words`), ...values].join(" ").toLowerCase();
}

/** Whether every word of a query stands somewhere in a text. */
export function answers(text: string, query: string): boolean {
  return query.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
