import type { About } from "../api/generated/bindings.ts";
import { type ActionId, actions } from "../lib/actions.ts";
import { asksFor, type Entry, rank } from "../lib/palette.ts";
import { answers, labelOf, type Section, type Setting, type SettingId, settings, wordsOf } from "../lib/settings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Backups } from "./backups.svelte.ts";
import type { Door } from "./door.ts";
import type { Keyboard } from "./keyboard.svelte.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Place } from "./place.svelte.ts";
import type { Preferences } from "./preferences.svelte.ts";

/** The window of settings: which section is shown, and what is searched in all of them. */
export class SettingsPane {
  section = $state<Section>("appearance");
  query = $state("");
  /** The setting that was asked for by its name: it has the keyboard when the window opens. */
  at = $state<SettingId | null>(null);
  /** What the program says of itself; it stays so while it runs. */
  about = $state.raw<About | undefined>();

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly preferences: Preferences,
    private readonly keys: Keyboard,
    private readonly place: Place,
    private readonly backups: Backups,
  ) {}

  /** The settings shown: those of the section, or of every section those that answer to the query. */
  readonly shown: readonly Setting[] = $derived.by(() => {
    const query = this.query.trim();
    if (query === "") return settings.filter(({ section }) => section === this.section);
    return settings.filter((setting) => this.has(setting, query) || (setting.id === "key_list" && this.named(query).size > 0));
  });

  /** The actions whose keys are shown: all, unless only some answer to the query, by their name or exactly by a key. */
  readonly actions: ReadonlySet<ActionId> = $derived.by(() => {
    const query = this.query.trim();
    const found = query === "" ? null : this.named(query);
    return found !== null && found.size > 0 ? found : new Set(actions.map(({ id }) => id));
  });

  /** Shows the settings when all that belongs there is known: a dialog that is open does not grow. */
  async open(section = this.section, at: SettingId | null = null): Promise<void> {
    const [about] = await Promise.all([this.about ?? this.door.ask("about", null), this.preferences.look(), this.place.look(), this.backups.look()]);
    this.about = about;
    [this.section, this.at, this.query] = [section, at, ""];
    this.layout.dialog = "settings";
  }

  /** Shows a section; what was searched is left. */
  show(section: Section): void {
    [this.section, this.query] = [section, ""];
  }

  /** The settings as the palette offers them: each value of a few, else the setting in its section. */
  entries(): Entry[] {
    const { settings: current } = this.preferences;
    return settings.flatMap((setting): Entry[] => {
      const { id, section } = setting;
      const words = wordsOf(setting, current);
      const name = labelOf(setting);
      if (setting.kind !== "oneOf") {
        const label = say("settings.in", { section: say(`settings.sections.${section}`), name });
        return [{ id: `setting:${id}`, kind: "setting", label, words, run: () => void this.open(section, id) }];
      }
      return setting.values.map((value) => ({
        id: `setting:${id}=${value}`, kind: "setting", words,
        label: say("settings.choice", { name, value: setting.said(value, current) }),
        on: setting.value(current) === value,
        run: () => void this.preferences.choose(setting.choose(value, this.preferences.settings)),
      }));
    });
  }

  private has(setting: Setting, query: string): boolean {
    return answers(wordsOf(setting, this.preferences.settings), query);
  }

  private named(query: string): Set<ActionId> {
    const entries = actions.map(({ id }): Entry => ({ id, kind: "action", label: say(`actions.${id}`), run: () => {} }));
    const named = asksFor(query).kinds ? [] : rank(entries, query, []).map(({ entry }) => entry.id as ActionId);
    const keyed = actions.filter(({ id }) => this.keys.of(id).some((key) => key === query || this.keys.name(key).toLowerCase() === query.toLowerCase()));
    return new Set([...named, ...keyed.map(({ id }) => id)]);
  }
}
