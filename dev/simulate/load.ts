/** What a planned recruitment asks of a team, week by week: from the schedule alone, without a database. */
import { addDays, dayOf, momentOf, releaseOn, weekdayOf } from '../../src/domain/calendar.ts';
import { planOf, type History, type StepKind } from '../../src/domain/due.ts';
import type { Trial } from '../../src/domain/trial.ts';

export interface Planned {
  readonly perMonth: number;
  /** Couples sought; recruitment ends with the last of them. */
  readonly couples: number;
  readonly months: number;
  /** First day of recruitment (ISO date). */
  readonly from: string;
}

/** Steps of one week, by kind. */
export interface Week {
  /** The Monday (ISO date). */
  readonly from: string;
  readonly joins: number;
  readonly steps: Readonly<Partial<Record<StepKind, number>>>;
}

const SHOWN: readonly StepKind[] = ['invite', 'remind', 'last', 'end', 'phone', 'paper'];

/**
 * The most that a team has to reckon with: couples spread evenly over the months, randomised a week after they joined,
 * and nobody answers anything before its window is nearly closed.
 */
export function loadOf(trial: Trial, { perMonth, couples, months, from }: Planned): Week[] {
  const weeks = new Map<string, { joins: number; steps: Partial<Record<StepKind, number>> }>();
  const last = addDays(from, Math.round(months * 30.4));
  for (let monday = mondayOf(from); monday <= last; monday = addDays(monday, 7))
    weeks.set(monday, { joins: 0, steps: {} });
  for (let number = 0; number < couples; number += 1) {
    const joined = addDays(from, Math.floor((number * 30.4) / perMonth));
    if (joined > last) break;
    const week = weeks.get(mondayOf(joined));
    if (week) week.joins += 1;
    for (const role of Object.keys(trial.roles))
      for (const history of [beforeDraw(trial, role, joined), afterDraw(trial, role, joined)])
        for (const { at, step, skipped } of planOf(trial, history, momentOf(joined, '09:00'))) {
          const steps = weeks.get(mondayOf(dayOf(at)))?.steps;
          if (steps && !skipped && SHOWN.includes(step)) steps[step] = (steps[step] ?? 0) + 1;
        }
  }
  return [...weeks].map(([monday, week]) => ({ from: monday, ...week }));
}

const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** Somebody who has not answered the baseline yet. */
function beforeDraw(trial: Trial, role: string, joined: string): History {
  const [baseline] = trial.schedule;
  return {
    participant: role,
    role,
    state: 'active',
    contact: 'all',
    reachable: true,
    consent: 'current',
    consent_version: 1,
    joined_on: joined,
    randomised_on: null,
    release_on: null,
    guides_until: null,
    pauses: [],
    occasions: [
      {
        id: 'baseline',
        wave: baseline?.code ?? '',
        questionnaire: trial.roles[role]?.baseline ?? '',
        state: 'open',
        opened_on: joined,
        closes_on: addDays(joined, baseline?.windowDays ?? 0),
        last_saved_at: null,
        declined: false,
        again: false,
      },
    ],
    done: [],
  };
}

/** The same person, who answered it and was randomised a week after joining. */
function afterDraw(trial: Trial, role: string, joined: string): History {
  const before = beforeDraw(trial, role, joined);
  const randomised = addDays(joined, 7);
  return {
    ...before,
    randomised_on: randomised,
    release_on: releaseOn(trial, randomised),
    occasions: before.occasions.map((occasion) => ({ ...occasion, state: 'submitted' })),
  };
}

const HEADS: Readonly<Partial<Record<StepKind, string>>> = {
  invite: 'invitations',
  remind: 'reminders',
  last: 'last reminders',
  end: 'endings',
  phone: 'calls',
  paper: 'paper',
};

/** The weeks as a table, with totals. */
export function loadTable(weeks: readonly Week[]): string {
  const heads = ['week of', 'couples', ...SHOWN.map((step) => HEADS[step] ?? step)];
  const rows = weeks.map(({ from, joins, steps }) => [from, joins, ...SHOWN.map((step) => steps[step] ?? 0)]);
  const total = SHOWN.map((step) => weeks.reduce((sum, { steps }) => sum + (steps[step] ?? 0), 0));
  const joins = weeks.reduce((sum, week) => sum + week.joins, 0);
  return [heads, ...rows, ['in all', joins, ...total]]
    .map((row) =>
      row
        .map((cell, i) => pad(cell, (heads[i] ?? '').length, i))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const pad = (cell: string | number, width: number, column: number): string =>
  column === 0 ? String(cell).padEnd(10) : String(cell === 0 ? '.' : cell).padStart(width);
