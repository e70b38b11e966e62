/** Days as people in the Netherlands live them: Amsterdam dates, months that count, Dutch words. */
import { Temporal } from 'temporal-polyfill';
import type { Trial } from './trial.ts';

const ZONE = 'Europe/Amsterdam';

/** The Amsterdam day (ISO date) of a moment. */
export function dayOf(moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(ZONE)
    .toPlainDate()
    .toString();
}

/** The moment at which an Amsterdam day begins. */
export function startOf(day: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE }).epochMilliseconds);
}

/** The same day of the month so many months on, or that month's last day: 31 January plus 1 gives 28 February. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();
}

/** `dinsdag 3 maart 2026`. */
export function longDate(day: string): string {
  return write(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** `3 maart 2026`. */
export function plainDate(day: string): string {
  return write(day, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** The time of day in Amsterdam, as `14:05`. */
export function timeOf(moment: Date): string {
  const time = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(ZONE)
    .toPlainTime();
  return time.toString({ smallestUnit: 'minute' });
}

function write(day: string, options: Intl.DateTimeFormatOptions): string {
  // Noon in UTC, read in UTC: the day stays the day, whatever the machine's own zone is.
  return new Intl.DateTimeFormat('nl-NL', { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

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
  return Temporal.PlainDate.from(addMonths(randomisedOn, months)).add({ days }).toString();
}
