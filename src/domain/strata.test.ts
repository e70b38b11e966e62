import { expect, test } from 'vitest';
import { allStrata, eligibleUntil, strataOf, stratumName } from './strata.ts';
import type { Trial } from './trial.ts';

const trial = {
  allocation: {
    strata: [
      {
        factor: 'size',
        role: 'guide',
        item: 'staff',
        levels: { small: ['under_10', '10_99'], large: ['100_plus'] },
      },
      { factor: 'place', role: 'guest', item: 'town', levels: { north: ['n'], south: ['s'] } },
    ],
    recheck: [
      { role: 'guest', item: 'ill_since', maxDays: 730 },
      { role: 'guest', item: 'found_on', maxDays: 100 },
    ],
  },
} as unknown as Trial;

test('finds the level of the factors that a role decides', () => {
  expect(strataOf(trial, 'guide', [{ item: 'staff', value: '10_99' }])).toEqual({ size: 'small' });
  expect(strataOf(trial, 'nobody', [])).toEqual({});
});

test('does not guess a level', () => {
  expect(() => strataOf(trial, 'guide', [{ item: 'staff', value: 'unknown' }])).toThrow('size');
  expect(() => strataOf(trial, 'guide', [])).toThrow('size');
});

test('names all strata in a fixed order', () => {
  expect(allStrata(trial).map((levels) => stratumName(trial, levels))).toEqual([
    'size=small,place=north',
    'size=small,place=south',
    'size=large,place=north',
    'size=large,place=south',
  ]);
  expect(stratumName({ allocation: { strata: [] } } as unknown as Trial, {})).toBe('all');
});

test('[T1] keeps until when the earliest of the dates holds', () => {
  const answers = [
    { item: 'ill_since', value: '2026-01-01' },
    { item: 'found_on', value: '2026-01-01' },
  ];
  expect(eligibleUntil(trial, 'guest', answers)).toBe('2026-04-11');
  expect(eligibleUntil(trial, 'guest', answers.slice(0, 1))).toBe('2028-01-01');
  expect(eligibleUntil(trial, 'guide', answers)).toBeNull();
});
