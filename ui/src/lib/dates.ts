import { locale, ours } from "../strings/index.svelte.ts";

const SHAPES = {
  full: { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  yearless: { day: "numeric", month: "short", timeZone: "UTC" },
  month: { month: "long", year: "numeric", timeZone: "UTC" },
  moment: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false },
  localDay: { day: "numeric", month: "short", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes a date in the language shown. A format is made once: making it costs more than using it. */
function written(date: Date, shape: keyof typeof SHAPES): string {
  const language = locale();
  const name = `${language} ${shape}`;
  let format = formats.get(name);
  if (!format) formats.set(name, (format = new Intl.DateTimeFormat(language, SHAPES[shape])));
  return ours(format.format(date));
}

/** A day as people read it; `--MM-DD`, a day without its year, keeps month and day; `YYYY-MM` and `YYYY` are what they are. */
export function day(text: string): string {
  if (/^\d{4}-\d{2}$/.test(text)) return monthName(text);
  const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return text;
  const known = match[1] !== "-";
  const date = new Date(Date.UTC(known ? Number(match[1]) : 2000, Number(match[2]) - 1, Number(match[3])));
  return written(date, known ? "full" : "yearless");
}

/** Whether the day lacks its year. */
export const lacksYear = (text: string): boolean => text.startsWith("--");

/** `2025-11` of a full day; none of one without a year. */
export const monthOf = (text: string | null): string | null =>
  text && !lacksYear(text) && text.length >= 7 ? text.slice(0, 7) : null;

/** `November 2025` of `2025-11`. */
export const monthName = (text: string): string => written(new Date(`${text}-01T00:00:00Z`), "month");

/** A moment, RFC 3339, as people read it where they are: `4 Nov 2025, 14:02`. */
export function moment(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.valueOf()) ? text : written(at, "moment");
}

/** The day of a moment where people are: `4 Nov 2025`. */
export const localDay = (text: string): string => written(new Date(text), "localDay");

/** The time of a moment where people are: `14:02`. */
export const timeOfDay = (text: string): string => written(new Date(text), "time");
