/** A pause without messages: which ends somebody may choose, and what was chosen. */
import { addDays, isDate } from './date.ts';
import { one, type FormInput } from './form.ts';

/** The last day on which a pause may end; `since`: the first day of one that runs, or ends, today. */
export function pauseMost(today: string, since: string | null, daysMost: number): string {
  return addDays(since ?? today, daysMost);
}

/** Whole weeks from today that a pause may still last, with the day on which messages go on (ISO date). */
export function pauseChoices(
  today: string,
  since: string | null,
  daysMost: number,
): readonly { readonly weeks: number; readonly until: string }[] {
  const most = pauseMost(today, since, daysMost);
  const weeks = Array.from({ length: Math.floor(daysMost / 7) }, (_, index) => index + 1);
  return weeks.map((n) => ({ weeks: n, until: addDays(today, 7 * n) })).filter(({ until }) => until <= most);
}

/** Reads `until`: a day after today, or null. How far ahead it may lie, the database knows. */
export function readPause(form: FormInput, today: string): string | null {
  const until = one(form, 'until');
  return isDate(until) && until > today ? until : null;
}
