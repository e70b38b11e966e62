import { expect, test } from 'vitest';
import { trials } from '../trials/index.ts';
import { checkQuestionnaire, checkQuestionnaires } from './questionnaire-check.ts';
import type { Item, Questionnaire, Section } from './questionnaire.ts';
import { sample } from './sample.fixture.ts';

const [first, second] = sample.sections as [Section, Section];
/** The sample with one item of the first section changed. */
const withItem = (index: number, change: Partial<Item>): Questionnaire => ({
  ...sample,
  sections: [
    { ...first, items: first.items.map((item, place) => (place === index ? { ...item, ...change } : item)) },
    second,
  ],
});
const faults = (questionnaire: Questionnaire): string => checkQuestionnaire(questionnaire).join('\n');

test('finds nothing wrong with the sample', () => {
  expect(checkQuestionnaire(sample)).toEqual([]);
});

test.each<[string, Questionnaire, RegExp]>([
  ['a code that stands there twice', withItem(1, { code: 'works' }), /code works stands there twice/],
  ['a code that another field has', withItem(1, { code: 'grid_1' }), /code grid_1 stands there twice/],
  [
    'a section that stands there twice',
    { ...sample, sections: [first, { ...second, code: 'first' }] },
    /section first/,
  ],
  ['a code with a capital', withItem(2, { code: 'Many' }), /Many is no code/],
  ['a code that the form uses', withItem(2, { code: 'version' }), /version is taken/],
  [
    'a condition that looks forward',
    withItem(0, { when: { item: 'hours', atLeast: 1 } }),
    /item works looks at hours/,
  ],
  [
    'a condition that looks at itself',
    withItem(1, { when: { item: 'hours', atLeast: 1 } }),
    /item hours looks at hours/,
  ],
  ['a condition on nothing', withItem(1, { when: { item: 'gone', is: 'a' } }), /looks at gone/],
  [
    'a warning that looks forward',
    withItem(0, { warnings: [{ when: { item: 'works', moreThanItem: 'mark' }, words: 'w' }] }),
    /a warning of works looks at mark/,
  ],
  [
    'a section that waits for a later one',
    { ...sample, sections: [{ ...first, when: { item: 'mark', is: '7' } }, second] },
    /section first looks at mark/,
  ],
  [
    'an answer that does not exist',
    withItem(1, { when: { item: 'works', is: 'c' } }),
    /works to be c, which it never is/,
  ],
  [
    'an item that nobody is asked',
    withItem(2, { when: { item: 'hours', atLeast: 81 } }),
    /item many_hours is asked of nobody/,
  ],
  [
    'an amount in a condition',
    withItem(1, { answer: { type: 'money', min: 0, max: 100 } }),
    /compares hours, which is no plain number/,
  ],
])('finds %s', (_, questionnaire, words) => {
  expect(faults(questionnaire)).toMatch(words);
});

test('[T7] finds a question that hangs on an answer that could tell the arm', () => {
  const revealing = {
    ...sample,
    sections: [
      { ...first, revealsArm: true as const },
      { ...second, when: { item: 'works', is: 'a' } },
    ],
  };
  expect(faults(revealing)).toMatch(/section second depends on an answer that could tell the arm/);
});

test('finds a code that means something else in another questionnaire of the role', () => {
  const trial = Object.values(trials)[0]!;
  const other = {
    ...withItem(0, { answer: { type: 'number', unit: '', min: 0, max: 1, decimals: 0 } }),
    id: 'other',
  };
  const check = (questionnaires: Questionnaire[]) =>
    checkQuestionnaires({ ...trial, questionnaires }).join('\n');
  expect(check([sample, other])).toMatch(/other: item works means something else than in sample/);
  expect(check([sample, { ...other, role: 'host' }])).not.toMatch(/means something else/);
  // Other words for the same answers are the same question: a wave may ask about another time.
  expect(check([sample, { ...withItem(0, { question: 'Werkt u weer?' }), id: 'other' }])).not.toMatch(
    /means something else/,
  );
});

test('[T9] finds a primary outcome that cannot be computed', () => {
  const trial = Object.values(trials)[0]!;
  const outcome = {
    ...trial.primaryOutcome,
    role: sample.role,
    waves: [sample.wave],
    items: ['hours', 'gone'],
  };
  const check = (change: Partial<typeof outcome>) =>
    checkQuestionnaires({ questionnaires: [sample], primaryOutcome: { ...outcome, ...change } }).join('\n');
  expect(check({})).toBe('sample: item gone of the primary outcome is missing');
  expect(check({ items: ['gone'] })).toMatch(/no short form/);
  expect(check({ waves: ['w9'] })).toMatch(/no questionnaire in wave w9/);
  expect(check({ items: [] })).toMatch(/names no items/);
});

test('[T12] finds a placeholder that asks for something, hides what it is, or has another structure', () => {
  const row = (code: string, label = 'Plaatsvervanger: vraag 1 van 7, tekst volgt') => ({ code, label });
  const rows = Array.from({ length: 7 }, (_, index) => row(`irtwcs_${index + 1}`));
  const section = (
    change: Partial<Item>,
    own: Section['items'][number]['answer'] = { type: 'matrix', rows, options: [{ code: '1', label: '1' }] },
  ): Questionnaire => ({
    ...sample,
    sections: [
      {
        code: 'irtwcs',
        title: 'T',
        instrument: { code: 'irtwcs', status: { kind: 'placeholder', source: 's' } },
        items: [{ code: 'irtwcs_items', question: 'Q?', required: false, answer: own, ...change }],
      },
    ],
  });
  expect(checkQuestionnaire(section({}))).toEqual([]);
  expect(faults(section({ required: true }))).toMatch(/may not be required/);
  const options = [{ code: '1', label: '1' }];
  expect(faults(section({}, { type: 'matrix', rows: rows.slice(1), options }))).toMatch(
    /does not have the items/,
  );
  expect(
    faults(
      section(
        {},
        { type: 'matrix', rows: [row('irtwcs_1', 'Werkt u met plezier?'), ...rows.slice(1)], options },
      ),
    ),
  ).toMatch(/does not say/);
});
