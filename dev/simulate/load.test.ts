import { expect, test } from 'vitest';
import { trialOf } from '../../src/trials/index.ts';
import { loadOf, loadTable } from './load.ts';

const trial = trialOf('miles');
const plan = { perMonth: 8, couples: 10, months: 18, from: '2027-01-04' };
const sum = (step: 'invite' | 'remind' | 'last' | 'end' | 'phone' | 'paper') =>
  loadOf(trial, plan).reduce((all, { steps }) => all + (steps[step] ?? 0), 0);

test('ten couples are twenty people: three later invitations each, and one ending', () => {
  expect(loadOf(trial, plan).reduce((all, { joins }) => all + joins, 0)).toBe(10);
  expect(sum('invite')).toBe(60);
  expect(sum('end')).toBe(20);
});

test('if nobody answers, everybody is reminded, called and sent paper in each window that asks it', () => {
  const { schedule } = trial;
  expect(sum('last')).toBe(20 * schedule.filter(({ reminders }) => reminders.length > 0).length);
  expect(sum('phone')).toBe(20 * schedule.filter(({ phone }) => phone !== null).length);
  expect(sum('paper')).toBe(20 * schedule.filter(({ paperDay }) => paperDay !== null).length);
});

test('every week from the first to the last is in the table, with its totals', () => {
  const weeks = loadOf(trial, plan);
  expect(weeks[0]?.from).toBe('2027-01-04');
  const lines = loadTable(weeks).split('\n');
  expect(lines).toHaveLength(weeks.length + 2);
  expect(lines.at(-1)).toMatch(/^in all +10 +60 /);
});
