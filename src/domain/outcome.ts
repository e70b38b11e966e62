/**
 * The return to work of one person in one wave, derived from what they said: hours from dated spells and from last week,
 * their share of the contract, whether the return lasted, and the person's own mark. They stay apart: no published rule
 * was found that makes one figure of them, and the formula and weights of the I-RTW_CS were not found either (see the
 * uncertainties in `instruments/irtwcs.ts`).
 */
import { addDays, daysBetween } from './date.ts';
import type { Spell } from './spells.ts';

export interface ReturnFacts {
  /** The day of answering, ISO date. */
  readonly answeredOn: string;
  /** Whether the person still has an employer; null when not asked. */
  readonly employed: boolean | null;
  /** Hours a week by contract, as last given. */
  readonly contractHours: number | null;
  /** Hours worked in the week before. */
  readonly hoursLastWeek: number | null;
  /** Spells of sick leave as answered, with the hours worked a week in each. */
  readonly spells: readonly Spell[];
  /** The person's own mark for the success of the return, 0 to 10. */
  readonly mark: number | null;
}

export interface ReturnOutcome {
  /** Hours worked in the week before; 0 for who has no employer any more. */
  readonly hoursLastWeek: number | null;
  /** Hours a week on the day of answering, by the spells: in a spell its hours, outside all spells the contract's. */
  readonly hoursNow: number | null;
  /** The mean of those hours over the 28 days that end on the day of answering. */
  readonly meanHours: number | null;
  readonly contractHours: number | null;
  /** Hours last week divided by contract hours; above 1 for who works more. */
  readonly share: number | null;
  /** The first day of work that was then kept for 28 days; null when there is none yet. */
  readonly lastingFrom: string | null;
  readonly mark: number | null;
}

/** Days that a return must hold to count as lasting: a common rule, used by other trials of return to work too. */
const LASTING = 28;

export function returnOutcome(facts: ReturnFacts): ReturnOutcome {
  const { answeredOn, employed, contractHours, spells } = facts;
  const hours = (day: string): number | null =>
    employed === false ? 0 : hoursOn(day, spells, contractHours);
  const month = Array.from({ length: LASTING }, (_, back) => hours(addDays(answeredOn, -back)));
  const known = month.filter((one) => one !== null);
  const lastWeek = employed === false ? 0 : facts.hoursLastWeek;
  return {
    hoursLastWeek: lastWeek,
    hoursNow: hours(answeredOn),
    meanHours: known.length === LASTING ? known.reduce((sum, one) => sum + one, 0) / LASTING : null,
    contractHours,
    share:
      lastWeek === null || contractHours === null || contractHours === 0 ? null : lastWeek / contractHours,
    lastingFrom: employed === false ? null : lastingReturn(spells, answeredOn),
    mark: facts.mark,
  };
}

/**
 * Hours a week on a day: in a spell those of the spell, outside all spells those of the contract. Null when they aren't
 * known, and on days before the first spell, about which nothing was said.
 */
export function hoursOn(day: string, spells: readonly Spell[], contractHours: number | null): number | null {
  const spell = spells.find(({ from, to }) => from <= day && (to === null || day <= to));
  if (spell) return spell.hours;
  return spells.every(({ from }) => day < from) && spells.length > 0 ? null : contractHours;
}

/**
 * The first day after the beginning of the sick leave on which the person worked, part or full, and then worked on for
 * 28 days without a day of full sick leave; null when that hasn't happened by the day of answering, or no spell is known.
 */
export function lastingReturn(spells: readonly Spell[], answeredOn: string): string | null {
  const ordered = spells.toSorted((left, right) => (left.from < right.from ? -1 : 1));
  const first = ordered[0];
  if (!first) return null;
  let began: string | null = null;
  const held = (until: string): boolean => began !== null && daysBetween(began, until) >= LASTING;
  for (const [index, { from, to, hours }] of ordered.entries()) {
    const before = ordered[index - 1];
    const gap = before?.to ? addDays(before.to, 1) : null;
    if (gap !== null && gap < from) began ??= gap;
    if (hours === null || hours > 0) {
      // Hours that weren't asked or given can't count as work.
      began = hours === null ? null : (began ?? from);
    } else {
      if (held(from)) return began;
      began = null;
    }
    if (to === null) break;
  }
  const last = ordered.at(-1);
  if (last && last.to !== null && last.to < answeredOn) began ??= addDays(last.to, 1);
  return held(addDays(answeredOn, 1)) ? began : null;
}
