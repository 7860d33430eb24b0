import type { Settings } from "../api/generated/bindings.ts";
import type { Entry } from "../lib/palette.ts";
import { say } from "../strings/index.svelte.ts";
import type { Preferences } from "./preferences.svelte.ts";

/** One value that a setting can have. */
type Choice = Partial<Settings>;

/** The settings of few values, each with the words of its values, as the palette offers them. */
export function choices(preferences: Preferences): Entry[] {
  const { settings } = preferences;
  const entry = (id: string, name: string, value: string, on: boolean, choice: Choice): Entry => ({
    id: `setting:${id}`, kind: "setting", label: say("settings.choice", { name, value }), on, run: () => void preferences.set(choice),
  });
  const wide = (by: number): Choice => ({ reading_width: Math.max(50, Math.min(100, settings.reading_width + by)) });
  const kept = settings.trash_days === null;
  return [
    ...(["system", "light", "dark"] as const).map((theme) =>
      entry(`theme=${theme}`, say("settings.theme"), say(`settings.themes.${theme}`), settings.theme === theme, { theme })),
    ...(["system", "en", "zh-CN"] as const).map((language) =>
      entry(`language=${language}`, say("settings.language"), say(`settings.languages.${language}`), settings.language === language, { language })),
    ...(["serif", "sans"] as const).map((face) =>
      entry(`face=${face}`, say("settings.face"), say(`settings.faces.${face}`), settings.reading_face === face, { reading_face: face })),
    entry("width=more", say("settings.width"), say("settings.longer"), false, wide(6)),
    entry("width=less", say("settings.width"), say("settings.shorter"), false, wide(-6)),
    ...(["standard", "vim", "mail"] as const).map((preset) =>
      entry(`keys=${preset}`, say("settings.keys"), say(`settings.presets.${preset}`), settings.keys.preset === preset, { keys: { ...settings.keys, preset } })),
    entry("trash=kept", say("sidebar.trash"), say("settings.trashKept.kept"), kept, { trash_days: null }),
    entry("trash=emptied", say("sidebar.trash"), say("settings.trashKept.emptied"), !kept, { trash_days: 30 }),
  ];
}
