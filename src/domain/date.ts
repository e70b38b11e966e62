/** Days as ISO dates (`2026-03-31`), without clock or time zone. Small enough for the browser; months live in calendar.ts. */

const DAY = 86_400_000;

/** Whether the text is a day that exists, as `jjjj-mm-dd`, in the years 1900 to 2999. */
export function isDate(text: string): boolean {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day that lies so many days after (or, below 0, before) an ISO date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one ISO date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Reads a typed day: ISO, or day-month-year with dash, slash, dot or space. Null when it isn't a day that exists. */
export function readDate(text: string): string | null {
  if (text.length > 20) return null;
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  const iso = parts
    ? `${parts[3]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`
    : text;
  return isDate(iso) ? iso : null;
}

/** `31-12-2026` for `2026-12-31`. */
export function shortDate(date: string): string {
  return date.split('-').reverse().join('-');
}
