import { expect, test } from 'vitest';
import { correctable, readCorrection } from './correction.ts';
import type { Item, Questionnaire, Section } from './questionnaire.ts';

const options = [
  { code: 'a', label: 'Een' },
  { code: 'b', label: 'Twee' },
];
const required = true;
const items: readonly Item[] = [
  { code: 'one', question: 'Kies.', required, answer: { type: 'choice', options } },
  { code: 'some', question: 'Welke?', required, answer: { type: 'choices', options } },
  { code: 'words', question: 'Zeg iets.', required, answer: { type: 'text', long: true, maxLength: 99 } },
  {
    code: 'grid',
    question: 'Hoe vaak?',
    required,
    answer: {
      type: 'matrix',
      options,
      rows: [
        { code: 'sleep', label: 'Slapen' },
        { code: 'walk', label: 'Lopen' },
      ],
    },
  },
  {
    code: 'leave',
    question: 'Wanneer?',
    required: false,
    answer: { type: 'spells', most: 2, from: 'Eerste dag', to: 'Laatste dag' },
  },
];
const section = (code: string, more: Partial<Section> = {}): Section => ({
  code,
  title: code,
  items,
  ...more,
});
const questionnaire = { sections: [section('first')] } as unknown as Questionnaire;
const find = (code: string) => correctable(questionnaire).find((one) => one.code === code)!.item;

test('own words and what could tell the arm can not be put right; a matrix can, row by row', () => {
  const both = {
    sections: [section('first'), section('site', { revealsArm: true })],
  } as unknown as Questionnaire;
  expect(correctable(both).map(({ code }) => code)).toEqual(['one', 'some', 'sleep', 'walk', 'leave']);
  expect(correctable(both).every(({ section: title }) => title === 'first')).toBe(true);
  expect(find('walk').question).toBe('Hoe vaak? Lopen');
});

test('a new answer is read by the rules of the question', () => {
  expect(readCorrection(find('one'), { value: 'b' }, '2026-03-10')).toEqual({ answers: { one: ['b'] } });
  expect(readCorrection(find('some'), { value: ['b', 'a'] }, '2026-03-10')).toEqual({
    answers: { some: ['a', 'b'] },
  });
  expect(readCorrection(find('walk'), { value: 'a' }, '2026-03-10')).toEqual({ answers: { walk: ['a'] } });
});

test.each([
  ['one', { value: 'c' }],
  ['one', {}],
  ['some', { value: ['a', 'x'] }],
  ['walk', { value: '' }],
  ['leave', { value: ['', '1-3-2026'] }],
])('%s refuses %j beside the field', (code, form) => {
  const read = readCorrection(find(code), form, '2026-03-10');
  expect(new Set(read.problems?.map(({ field }) => field))).toEqual(new Set(['value']));
});

test('spells replace all earlier ones: what is left open becomes empty', () => {
  expect(readCorrection(find('leave'), { value: ['1-3-2026', '4-3-2026', '', ''] }, '2026-03-10')).toEqual({
    answers: { leave_1_from: ['2026-03-01'], leave_1_to: ['2026-03-04'], leave_2_from: [], leave_2_to: [] },
  });
});
