/** Days as people in the Netherlands live them: Amsterdam dates, months that count, Dutch words. */
import { Temporal } from 'temporal-polyfill';
import type { Trial } from './trial.ts';

const ZONE = 'Europe/Amsterdam';
const MS_A_DAY = 86_400_000;
const PLAIN = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const plain = new Intl.DateTimeFormat('nl-NL', PLAIN);
const long = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', ...PLAIN });

/** The Amsterdam day (ISO date) of a moment. */
export function dayOf(moment: Date): string {
  // The Netherlands are ahead of UTC, by less than a day: it is the day there, or the next one.
  const day = moment.toISOString().slice(0, 10);
  const next = addDays(day, 1);
  return +moment >= +startOf(next) ? next : day;
}

/** The moment at which an Amsterdam day begins. */
export function startOf(day: string): Date {
  return momentOf(day, '00:00');
}

// What follows from a day and a time only is computed once: a plan asks the same ones again and again.
const moments = new Map<string, number>();

/** The moment of a time (`09:00`) on an Amsterdam day; a time that the clock skips is the hour after it. */
export function momentOf(day: string, time: string): Date {
  const local = `${day}T${time}`;
  let moment = moments.get(local);
  if (moment === undefined) {
    moment = Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds;
    moments.set(local, moment);
  }
  return new Date(moment);
}

/** So many days later, or earlier when negative (ISO dates). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MS_A_DAY).toISOString().slice(0, 10);
}

/** Whole days from the first date to the second; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_A_DAY);
}

/** The day of the week of an ISO date: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay() || 7;
}

/** The same day of the month so many months on, or that month's last day: 31 January plus 1 gives 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** `dinsdag 3 maart 2026`. */
export function longDate(day: string): string {
  return long.format(noonOf(day));
}

/** `3 maart 2026`. */
export function plainDate(day: string): string {
  return plain.format(noonOf(day));
}

/** The time of day in Amsterdam, as `14:05`. */
export function timeOf(moment: Date): string {
  const time = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(ZONE)
    .toPlainTime();
  return time.toString({ smallestUnit: 'minute' });
}

/** Noon in UTC, to be read in UTC: the day stays the day, whatever the machine's own zone is. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/**
 * How long after randomisation the waiting arm gets the guidance: the months to the last wave, and the days of its
 * window with the grace, counted to the first day after them [T4].
 */
export function releaseOf(trial: Trial): { readonly months: number; readonly days: number } {
  const last = trial.schedule.reduce((latest, wave) => (wave.months > latest.months ? wave : latest));
  return { months: last.months, days: last.windowDays + Math.ceil(trial.graceHours / 24) + 1 };
}

/** The day on which the waiting arm gets the guidance, for a couple randomised on this day (ISO dates). */
export function releaseOn(trial: Trial, randomisedOn: string): string {
  const { months, days } = releaseOf(trial);
  return addDays(addMonths(randomisedOn, months), days);
}
