const full = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const yearless = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** A day as people read it; `--MM-DD`, a day without its year, keeps month and day; `YYYY-MM` and `YYYY` are what they are. */
export function day(text: string): string {
  if (/^\d{4}-\d{2}$/.test(text)) return monthName(text);
  const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return text;
  const known = match[1] !== "-";
  const date = new Date(Date.UTC(known ? Number(match[1]) : 2000, Number(match[2]) - 1, Number(match[3])));
  return (known ? full : yearless).format(date);
}

/** Whether the day lacks its year. */
export const lacksYear = (text: string): boolean => text.startsWith("--");

/** `2025-11` of a full day; none of one without a year. */
export const monthOf = (text: string | null): string | null =>
  text && !lacksYear(text) && text.length >= 7 ? text.slice(0, 7) : null;

/** `November 2025` of `2025-11`. */
export const monthName = (text: string): string => month.format(new Date(`${text}-01T00:00:00Z`));

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const local = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** A moment, RFC 3339, as people read it where they are: `4 Nov 2025, 14:02`. */
export function moment(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.valueOf()) ? text : `${local.format(at)}, ${clock.format(at)}`;
}

/** The day of a moment where people are: `4 Nov 2025`. */
export const localDay = (text: string): string => local.format(new Date(text));

/** The time of a moment where people are: `14:02`. */
export const timeOfDay = (text: string): string => clock.format(new Date(text));
