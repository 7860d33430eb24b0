import type { Settings } from "../api/generated/bindings.ts";
import type { Entry } from "../lib/palette.ts";
import { words } from "../strings/en.ts";
import type { Preferences } from "./preferences.svelte.ts";

/** One value that a setting can have. */
type Choice = Partial<Settings>;

/** The settings of few values, each with the words of its values, as the palette offers them. */
export function choices(preferences: Preferences): Entry[] {
  const say = words.settings;
  const { settings } = preferences;
  const entry = (id: string, label: string, value: string, on: boolean, choice: Choice): Entry => ({
    id: `setting:${id}`, kind: "setting", label: `${label}: ${value}`, on, run: () => void preferences.set(choice),
  });
  const all = <K extends string>(name: string, label: string, values: Record<K, string>, now: K, choice: (value: K) => Choice) =>
    (Object.keys(values) as K[]).map((value) => entry(`${name}=${value}`, label, values[value], now === value, choice(value)));
  const wide = (by: number): Choice => ({ reading_width: Math.max(50, Math.min(100, settings.reading_width + by)) });
  return [
    ...all("theme", say.theme, say.themes, settings.theme, (theme) => ({ theme })),
    ...all("face", say.face, say.faces, settings.reading_face, (reading_face) => ({ reading_face })),
    entry("width=more", say.width, say.longer, false, wide(6)),
    entry("width=less", say.width, say.shorter, false, wide(-6)),
    ...all("keys", say.keys, say.presets, settings.keys.preset, (preset) => ({ keys: { ...settings.keys, preset } })),
    ...all("trash", words.sidebar.trash, say.trashKept, settings.trash_days === null ? "kept" : "emptied", (value) => ({
      trash_days: value === "emptied" ? 30 : null,
    })),
  ];
}
