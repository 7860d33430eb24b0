import i18next, { type i18n } from "i18next";

import type { Language } from "../api/generated/bindings.ts";
import { en } from "./en/index.ts";
import type { Arguments, Key } from "./typed.ts";

export type { Key, NamesIn } from "./typed.ts";

/** What is shown: a language that was chosen, or the one the system's stands for. */
type Shown = Exclude<Language, "system">;

/** How `Intl` knows each. English is written as in Britain: 4 Nov 2025. */
const LOCALES: Readonly<Record<Shown, string>> = { en: "en-GB", "zh-CN": "zh-CN", pseudo: "en-GB" };

/** Catalogues that are fetched when they are wanted; English is always there. */
const LAZY: Partial<Record<Shown, () => Promise<object>>> = {
  "zh-CN": () => import("./zh-CN/index.ts").then(({ zhCN }) => zhCN),
};

const catalogue: i18n = i18next.createInstance();
void catalogue.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  initAsync: false,
  nsSeparator: false,
  // Svelte writes text, never markup; and what a person wrote is never read as a text of ours.
  interpolation: { escapeValue: false, skipOnVariables: true },
});

/** The language shown. Whatever reads it while being drawn is drawn anew when it changes. */
let shown = $state<Shown>("en");
/** Texts said before, in the language shown, by their name and what they were given: putting one together takes i18next far longer
 * than finding it again, and a paper's page says dozens. */
const said = new Map<string, string>();
/** How many are kept before all are let go. */
const KEPT = 2000;
/** What was asked for last: a catalogue that comes late does not take its place. */
let wanted: Shown = "en";

/** The language shown, for `Intl`. */
export const locale = (): string => LOCALES[shown];

/** Puts brackets around what the program wrote, where the test's language asks for it. */
export const ours = (text: string): string => (shown === "pseudo" ? `⟦${text}⟧` : text);

/** A text of the catalogue in the person's language. */
export function say<K extends Key>(key: K, ...[parameters]: Arguments<K>): string {
  const lng = shown;
  const name = parameters ? key + JSON.stringify(parameters) : key;
  const known = said.get(name);
  if (known !== undefined) return known;
  const text = ours(catalogue.t(key, parameters ? { ...(parameters as object), lng, nest: false } : { lng }));
  if (said.size >= KEPT) said.clear();
  said.set(name, text);
  return text;
}

/** The language that stands for the system's. */
const ofSystem = (): Shown => (navigator.language.startsWith("zh") ? "zh-CN" : "en");

/** Shows everything in a language, from now on. Resolves when it is shown. */
export async function speak(language: Language): Promise<void> {
  wanted = language === "system" ? ofSystem() : language;
  const mine = wanted;
  const fetch = LAZY[mine];
  if (fetch && !catalogue.hasResourceBundle(mine, "translation")) catalogue.addResourceBundle(mine, "translation", await fetch());
  if (mine !== wanted) return;
  said.clear();
  shown = mine;
  document.documentElement.lang = mine === "zh-CN" ? mine : "en";
}
