import { locale, say } from "./index.svelte.ts";

const formats = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();

/** What is made once for each language: making it costs more than using it. */
function kept<T>(of: Map<string, T>, make: (locale: string) => T): T {
  const name = locale();
  let format = of.get(name);
  if (!format) of.set(name, (format = make(name)));
  return format;
}

/** A number as it is written in the language shown. */
export const number = (value: number): string => kept(formats, (name) => new Intl.NumberFormat(name)).format(value);

/** `tags, notes and digests`. */
export const together = (parts: readonly string[]): string =>
  kept(lists, (name) => new Intl.ListFormat(name, { type: "conjunction" })).format(parts);

/** Names in a row, the first few of `all`. */
export function some(names: readonly string[], all: number): string {
  const shown = names.slice(0, 3).map((text) => say("quoted", { text }));
  return all > shown.length ? say("andMore", { names: shown.join(say("comma")), count: all - shown.length }) : together(shown);
}

/** Parts that say something, in one line. */
export const line = (...parts: readonly (string | number | false | null | undefined)[]): string => parts.filter(Boolean).join(" · ");

/** Names one after the other, without an "and". */
export const listed = (names: readonly string[]): string => names.join(say("comma"));

/** The size of a file: `12 KB`, `1.4 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return say("size.bytes", { count: bytes });
  if (bytes < 1_000_000) return say("size.kilobytes", { size: Math.round(bytes / 100) / 10 });
  return say("size.megabytes", { size: Math.round(bytes / 100_000) / 10 });
}
