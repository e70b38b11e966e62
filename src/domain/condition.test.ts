import { expect, test } from 'vitest';
import { holds, itemsOf, numberOf } from './condition.ts';

const answers = { colour: 'red', hours: '28,5', from: ['hr', 'doctor'] };

test.each([
  [{ item: 'colour', is: 'red' }, true],
  [{ item: 'colour', is: ['blue', 'red'] }, true],
  [{ item: 'from', is: 'doctor' }, true],
  [{ item: 'from', is: 'nobody' }, false],
  [{ item: 'hours', atLeast: 28.5 }, true],
  [{ item: 'hours', atMost: 28 }, false],
  [{ item: 'open', atMost: 28 }, false],
  [{ not: { item: 'open', is: 'x' } }, true],
  [
    {
      all: [
        { item: 'colour', is: 'red' },
        { item: 'hours', atLeast: 40 },
      ],
    },
    false,
  ],
  [
    {
      any: [
        { item: 'colour', is: 'red' },
        { item: 'hours', atLeast: 40 },
      ],
    },
    true,
  ],
])('judges %j', (condition, expected) => {
  expect(holds(condition, answers)).toBe(expected);
});

test('reads numbers with comma or point and nothing else', () => {
  expect(['1', '1,5', '1.5', '-2', '', '1e3', '1.000,5', 'NaN', '٣'].map(numberOf)).toEqual([
    1,
    1.5,
    1.5,
    -2,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('lists the items that a condition looks at', () => {
  expect(itemsOf({ all: [{ item: 'a', is: 'x' }, { not: { any: [{ item: 'b', atLeast: 1 }] } }] })).toEqual([
    'a',
    'b',
  ]);
});
