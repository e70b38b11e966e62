import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asked, minutesFor, secondsFor } from './journey.ts';
import { walk } from './paths.ts';
import type { Condition, Item, Questionnaire } from './questionnaire.ts';
import { sample } from './sample.fixture.ts';

const one = { item: () => 1, section: () => 0 };
const yes = (code: string, when?: Condition): Item => ({
  code,
  question: `${code}?`,
  required: true,
  ...(when ? { when } : {}),
  answer: {
    type: 'choice',
    options: [
      { code: 'yes', label: 'Ja' },
      { code: 'no', label: 'Nee' },
    ],
  },
});
const of = (...items: Item[]): Questionnaire => ({
  ...sample,
  sections: [{ code: 's', title: 'S', items }],
});

test('weighs the longest way, not all items together', () => {
  const either = of(
    yes('a'),
    yes('b', { item: 'a', is: 'yes' }),
    yes('c', { item: 'a', is: 'no' }),
    yes('d', { item: 'c', is: 'yes' }),
  );
  // a, c and d; never b together with c.
  expect(walk(either, one).heaviest).toBe(3);
  expect([...walk(either, one).reached]).toEqual(['a', 'b', 'c', 'd']);
});

test('finds what nobody is asked', () => {
  const never = of(
    yes('a'),
    yes('b', {
      all: [
        { item: 'a', is: 'yes' },
        { item: 'a', is: 'no' },
      ],
    }),
  );
  expect(walk(never, one).reached.has('b')).toBe(false);
});

test('reads the words above a section only where something in it is asked', () => {
  const section = { item: () => 0, section: () => 1 };
  const two = {
    ...sample,
    sections: [
      { code: 's', title: 'S', items: [yes('a')] },
      { code: 't', title: 'T', when: { item: 'a', is: 'never' }, items: [yes('b')] },
    ],
  };
  expect(walk(two, section).heaviest).toBe(1);
});

test('tries numbers at and beside their bounds, and sets of choices', () => {
  const number: Item = {
    code: 'n',
    question: 'n?',
    required: true,
    answer: { type: 'number', unit: '', min: 0, max: 9, decimals: 1 },
  };
  const choices: Item = {
    code: 'm',
    question: 'm?',
    required: true,
    answer: { type: 'choices', none: 'z', options: ['x', 'y', 'z'].map((code) => ({ code, label: code })) },
  };
  const between = of(
    number,
    yes('b', {
      all: [
        { item: 'n', atLeast: 0.1 },
        { item: 'n', atMost: 0.1 },
      ],
    }),
  );
  const both = of(
    choices,
    yes('b', {
      all: [
        { item: 'm', is: 'x' },
        { item: 'm', is: 'y' },
      ],
    }),
    yes('c', { item: 'm', is: 'z' }),
  );
  expect(walk(between, one).reached.has('b')).toBe(true);
  expect(walk(both, one).reached).toEqual(new Set(['m', 'b', 'c']));
  // Nobody can choose "none" together with something else.
  expect(
    walk(
      of(
        choices,
        yes('b', {
          all: [
            { item: 'm', is: 'x' },
            { item: 'm', is: 'z' },
          ],
        }),
      ),
      one,
    ).reached.has('b'),
  ).toBe(false);
});

test('takes an optional item as one that may stay open', () => {
  const open = of(
    { ...yes('a'), required: false },
    yes('b', {
      not: {
        any: [
          { item: 'a', is: 'yes' },
          { item: 'a', is: 'no' },
        ],
      },
    }),
  );
  expect(walk(open, one).reached.has('b')).toBe(true);
});

test('counts a condition on what is not there any more as met, so that the rest of a questionnaire has a length', () => {
  const [first, second] = sample.sections;
  const rest = { ...sample, sections: [{ ...first!, items: first!.items.slice(1) }, second!] };
  expect(secondsFor(rest)).toBeGreaterThan(secondsFor({ ...sample, sections: [second!] }));
  expect(minutesFor({ sections: [] })).toBe(1);
});

test('stops when conditions are too tangled to follow', () => {
  const codes = Array.from({ length: 12 }, (_, index) => `i${index}`);
  const tangled = of(
    ...codes.map((code) => yes(code)),
    yes('last', { all: codes.map((item) => ({ item, is: 'yes' })) }),
  );
  expect(() => walk(tangled, one, 1000)).toThrow('1000 ways');
  expect(walk(tangled, one).ways).toBe(4096);
});

test('no way of answering is longer than the longest, or reaches more', () => {
  const { heaviest, reached } = walk(sample, one);
  const answer = fc.constantFrom('a', 'b', '0', '39', '40', '80', '7', '');
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('works', 'hours', 'many_hours', 'mark'), answer), (answers) => {
      const items = asked(sample, answers).flatMap((section) => section.items);
      expect(items.length).toBeLessThanOrEqual(heaviest);
      for (const { code } of items) expect(reached.has(code)).toBe(true);
    }),
  );
});
