/** The dates that the law asks for when somebody is on sick leave, counted from the first sick day. Rules are data; nothing here knows one. */
import { addDays, daysBetween } from './date.ts';

/** What the law asks at some point of a sick leave; a dated statement with its sources, never more certain than they are. */
export interface LegalStep {
  readonly code: string;
  readonly title: string;
  /** Who has to act, in words. */
  readonly who: string;
  readonly what: string;
  /** Full weeks of sick leave after which it must have been done (`by`), or in which it comes (`from` to `by`). */
  readonly weeks: { readonly from?: number; readonly by: number };
  /** Comes back every so many weeks after the first time, up to this week. */
  readonly repeat?: { readonly every: number; readonly until: number };
  /** A date that isn't a duty: it comes then (`on`) or around then (`about`). */
  readonly moment?: 'on' | 'about';
  /** What sources disagree about or leave open, in words. */
  readonly uncertain?: string;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  /** ISO date. */
  readonly checkedOn: string;
}

/** A stretch of full recovery: from the first day well, until the first day sick again (ISO dates). */
export interface Recovery {
  readonly from: string;
  readonly until: string;
}

export interface LegalDate {
  readonly step: LegalStep;
  /** 1 for the first time, and on for a step that comes back. */
  readonly number: number;
  readonly from: string | null;
  readonly by: string;
}

/** Recovered for this many days or more, and the counting begins anew (Dutch Civil Code 7:629, paragraph 10). */
export const NEW_TERM_DAYS = 28;

/** Why the dates can't be computed: which field, and what is wrong with it. */
export type LegalProblem = 'recovery-before-start' | 'recovery-backwards' | 'recoveries-overlap';

/** What is wrong with the given stretches of recovery, or null. Working partly is no recovery. */
export function problemOf(firstDay: string, recoveries: readonly Recovery[]): LegalProblem | null {
  const sorted = inOrder(recoveries);
  if (sorted.some(({ from }) => from <= firstDay)) return 'recovery-before-start';
  if (sorted.some(({ from, until }) => until <= from)) return 'recovery-backwards';
  const overlaps = sorted.some(({ from }, index) => index > 0 && from <= (sorted[index - 1]?.until ?? ''));
  return overlaps ? 'recoveries-overlap' : null;
}

/** The first sick day of the term that runs now: a recovery of four weeks or more ends the one before. */
export function termStart(firstDay: string, recoveries: readonly Recovery[]): string {
  const long = inOrder(recoveries).filter(({ from, until }) => daysBetween(from, until) >= NEW_TERM_DAYS);
  return long.at(-1)?.until ?? firstDay;
}

/**
 * All dates of the term that runs now, in order. Weeks are weeks of sick leave: days of a short recovery don't count,
 * days of partial work do. The date is the day after so many full weeks.
 * @throws RangeError where `problemOf` finds something
 */
export function legalDates(
  steps: readonly LegalStep[],
  firstDay: string,
  recoveries: readonly Recovery[] = [],
): readonly LegalDate[] {
  const problem = problemOf(firstDay, recoveries);
  if (problem) throw new RangeError(problem);
  const start = termStart(firstDay, recoveries);
  const short = inOrder(recoveries).filter(({ from }) => from > start);
  const after = (weeks: number): string => sickDay(start, weeks * 7, short);
  return steps
    .flatMap((step) =>
      timesOf(step).map((by, index) => ({
        step,
        number: index + 1,
        from: step.weeks.from === undefined || index > 0 ? null : after(step.weeks.from),
        by: after(by),
      })),
    )
    .sort((one, other) => (one.by < other.by ? -1 : one.by > other.by ? 1 : 0));
}

/** Whether a statement was last checked longer ago than twelve months, so that the reader must be warned. */
export function isStale(checkedOn: string, today: string): boolean {
  const [year = 0, ...rest] = checkedOn.split('-');
  return today > [Number(year) + 1, ...rest].join('-');
}

function timesOf({ weeks, repeat }: LegalStep): readonly number[] {
  if (!repeat) return [weeks.by];
  const more = Math.max(0, Math.floor((repeat.until - weeks.by) / repeat.every));
  return Array.from({ length: more + 1 }, (_, index) => weeks.by + index * repeat.every);
}

/** The day on which so many days of sick leave are over. */
function sickDay(start: string, days: number, recoveries: readonly Recovery[]): string {
  let day = addDays(start, days);
  for (const { from, until } of recoveries) {
    if (from < day) day = addDays(day, daysBetween(from, until));
  }
  return day;
}

const inOrder = (recoveries: readonly Recovery[]): readonly Recovery[] =>
  [...recoveries].sort((one, other) => (one.from < other.from ? -1 : 1));
