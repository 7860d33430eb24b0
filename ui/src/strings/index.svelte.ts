import i18next, { type i18n } from "i18next";

import { en } from "./en/index.ts";
import type { Arguments, Key } from "./typed.ts";

export type { Key, NamesIn } from "./typed.ts";

/** The languages the window speaks, as BCP 47 names them. */
export const LANGUAGES = ["en", "zh-CN"] as const;
export type Language = (typeof LANGUAGES)[number];

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

/** Which language is shown. Whatever reads it while being drawn is drawn anew when it changes. */
let current = $state("en");
/** Texts without parameters, as most are, of the language shown. */
let plain = new Map<string, string>();

/** The language shown, for `Intl`. English is written as in Britain: 4 Nov 2025. */
export const locale = (): string => (current === "en" ? "en-GB" : current);

/** A text of the catalogue in the person's language. */
export function say<K extends Key>(key: K, ...[parameters]: Arguments<K>): string {
  const language = current;
  if (parameters) return catalogue.t(key, { ...(parameters as object), lng: language, nest: false });
  const known = plain.get(key);
  if (known !== undefined) return known;
  const text = catalogue.t(key, { lng: language });
  plain.set(key, text);
  return text;
}
