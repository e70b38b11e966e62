import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/calendar.ts';
import type { Told } from './ledger.ts';
import { pausesOf } from './stories.ts';

const paused = (from: string, until: string): Told<'paused'> => ({
  who: 'somebody',
  what: 'paused',
  from,
  until,
  at: new Date(`${from}T16:20:00Z`),
});

test('a pause made in a pause moves its end, to an earlier or a later day; one made after it stands apart', () => {
  const told = [
    paused('2028-03-21', '2028-04-11'),
    paused('2028-03-27', '2028-04-01'),
    paused('2028-03-30', '2028-04-05'),
    paused('2028-05-01', '2028-05-09'),
  ];
  expect(pausesOf(told, dayOf)).toEqual([
    ['2028-03-21', '2028-03-27'],
    ['2028-03-27', '2028-03-30'],
    ['2028-03-30', '2028-04-05'],
    ['2028-05-01', '2028-05-09'],
  ]);
});
