/** A calendar of the naive model's own: days as ISO dates, and a list of holidays. Shares nothing with `src/domain`. */
import type { Trial } from '../../src/domain/trial.ts';

/** Whether nothing of the schedule leaves on this day. */
export function isDayOff({ sending }: Trial, day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  return sending.daysOff.includes(weekday) || (sending.holidaysOff && HOLIDAYS.has(day));
}

/** So many days later (ISO dates). */
export const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The same day of the month, or that month's last day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const end = new Date(Date.UTC(year, month - 1 + months + 1, 0, 12));
  end.setUTCDate(Math.min(date, end.getUTCDate()));
  return end.toISOString().slice(0, 10);
}

/** Dutch public holidays from a printed calendar, 5 May every year. */
const HOLIDAYS = new Set(
  [
    '2025-01-01 2025-04-20 2025-04-21 2025-04-26 2025-05-05 2025-05-29 2025-06-08 2025-06-09 2025-12-25 2025-12-26',
    '2026-01-01 2026-04-05 2026-04-06 2026-04-27 2026-05-05 2026-05-14 2026-05-24 2026-05-25 2026-12-25 2026-12-26',
    '2027-01-01 2027-03-28 2027-03-29 2027-04-27 2027-05-05 2027-05-06 2027-05-16 2027-05-17 2027-12-25 2027-12-26',
    '2028-01-01 2028-04-16 2028-04-17 2028-04-27 2028-05-05 2028-05-25 2028-06-04 2028-06-05 2028-12-25 2028-12-26',
    '2029-01-01 2029-04-01 2029-04-02 2029-04-27 2029-05-05 2029-05-10 2029-05-20 2029-05-21 2029-12-25 2029-12-26',
  ].flatMap((year) => year.split(' ')),
);
