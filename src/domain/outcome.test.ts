import { expect, test } from 'vitest';
import { hoursOn, lastingReturn, returnOutcome, type ReturnFacts } from './outcome.ts';
import type { Spell } from './spells.ts';

const spell = (from: string, to: string | null, hours: number | null): Spell => ({ from, to, hours });
// Fully sick in January, 8 hours in February, 16 since March.
const building = [
  spell('2026-01-01', '2026-01-31', 0),
  spell('2026-02-01', '2026-02-28', 8),
  spell('2026-03-01', null, 16),
];
const facts: ReturnFacts = {
  answeredOn: '2026-03-14',
  employed: true,
  contractHours: 32,
  hoursLastWeek: 16,
  spells: building,
  mark: 6,
};

test('[T9] gives hours, share and the own mark apart, each as it was said', () => {
  // 28 days: 15–28 February (14 days of 8) and 1–14 March (14 days of 16): (14 × 8 + 14 × 16) / 28 = 12; share 16 / 32.
  expect(returnOutcome(facts)).toEqual({
    hoursLastWeek: 16,
    hoursNow: 16,
    meanHours: 12,
    contractHours: 32,
    share: 0.5,
    lastingFrom: '2026-02-01',
    mark: 6,
  });
});

test('gives contract hours outside all spells, and nothing for a time about which nothing was said', () => {
  const ended = [spell('2026-01-01', '2026-01-31', 4)];
  expect(hoursOn('2026-01-31', ended, 32)).toBe(4);
  expect(hoursOn('2026-02-01', ended, 32)).toBe(32);
  expect(hoursOn('2025-12-31', ended, 32)).toBeNull();
  expect(hoursOn('2026-02-01', [], 32)).toBe(32);
  expect(hoursOn('2026-02-01', ended, null)).toBeNull();
});

test('gives nothing where nothing is known: no contract hours, no answer, no mark', () => {
  expect(returnOutcome({ ...facts, contractHours: null, hoursLastWeek: null, mark: null })).toMatchObject({
    hoursLastWeek: null,
    share: null,
    mark: null,
  });
  expect(returnOutcome({ ...facts, contractHours: 0 }).share).toBeNull();
  expect(returnOutcome({ ...facts, spells: [spell('2026-03-01', null, 16)] }).meanHours).toBeNull();
});

test('counts no hours for who has no employer any more, and no lasting return', () => {
  const outcome = returnOutcome({ ...facts, employed: false, hoursLastWeek: null, mark: null });
  expect(outcome).toMatchObject({ hoursLastWeek: 0, hoursNow: 0, meanHours: 0, share: 0, lastingFrom: null });
});

test('lets somebody work more than the contract', () => {
  expect(returnOutcome({ ...facts, hoursLastWeek: 40 }).share).toBe(1.25);
});

test.each<[string, readonly Spell[], string, string | null]>([
  ['no sick leave known', [], '2026-06-01', null],
  ['still fully sick', [spell('2026-01-01', null, 0)], '2026-06-01', null],
  // Back on 1 February; 28 days are full on 28 February.
  ['27 days back', [spell('2026-01-01', '2026-01-31', 0)], '2026-02-27', null],
  ['28 days back', [spell('2026-01-01', '2026-01-31', 0)], '2026-02-28', '2026-02-01'],
  [
    'part of the hours counts',
    [spell('2026-01-01', '2026-01-31', 0), spell('2026-02-01', null, 2)],
    '2026-02-28',
    '2026-02-01',
  ],
  // Back on 1 February, sick again from 20 February: 19 days. Back on 1 March, and 28 days full on 28 March.
  [
    'a first try that did not last',
    [spell('2026-01-01', '2026-01-31', 0), spell('2026-02-20', '2026-02-28', 0)],
    '2026-03-28',
    '2026-03-01',
  ],
  // Sick again after exactly 28 days of work: 1–28 February.
  [
    'a relapse after it had lasted',
    [spell('2026-01-01', '2026-01-31', 0), spell('2026-03-01', null, 0)],
    '2026-03-10',
    '2026-02-01',
  ],
  [
    'an hour figure that is not known',
    [spell('2026-01-01', '2026-01-31', 0), spell('2026-02-01', null, null)],
    '2026-06-01',
    null,
  ],
])('dates a lasting return: %s', (_, spells, answeredOn, expected) => {
  expect(lastingReturn(spells, answeredOn)).toBe(expected);
});
