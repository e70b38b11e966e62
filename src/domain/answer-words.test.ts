import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersInWords } from './answer-words.ts';
import type { Answer, Item, Questionnaire } from './questionnaire.ts';

const options = [
  { code: 'a', label: 'Een' },
  { code: 'b', label: 'Twee' },
];
const items: readonly Item[] = [
  { code: 'one', question: 'Kies?', required: true, answer: { type: 'choice', options } },
  { code: 'more', question: 'Welke?', required: true, answer: { type: 'choices', options } },
  {
    code: 'hours',
    question: 'Hoeveel?',
    required: true,
    answer: { type: 'number', unit: 'uur', min: 0, max: 80, decimals: 1 },
  },
  { code: 'day', question: 'Wanneer?', required: true, answer: { type: 'date' } },
  { code: 'cost', question: 'Kosten?', required: true, answer: { type: 'money', min: 0, max: 1000 } },
  {
    code: 'mark',
    question: 'Cijfer?',
    required: true,
    answer: { type: 'scale', min: 0, max: 10, minLabel: 'slecht', maxLabel: 'goed' },
  },
  {
    code: 'line',
    question: 'Hoe nu?',
    required: true,
    answer: { type: 'visual', minLabel: 'laag', maxLabel: 'hoog' },
  },
  {
    code: 'grid',
    question: 'Hoe zeker?',
    required: true,
    answer: {
      type: 'matrix',
      options,
      rows: [
        { code: 'grid_1', label: 'Nu' },
        { code: 'grid_2', label: 'Straks' },
      ],
    },
  },
  {
    code: 'sick',
    question: 'Ziek gemeld?',
    required: false,
    answer: {
      type: 'spells',
      most: 3,
      from: 'Vanaf',
      to: 'Tot en met',
      hours: { label: 'Uren per week', max: 60 },
    },
  },
  {
    code: 'remark',
    question: 'Nog iets?',
    required: false,
    answer: { type: 'text', long: true, maxLength: 100 },
  },
];
const questionnaire: Questionnaire = {
  id: 'sample',
  version: 1,
  role: 'guest',
  wave: 'w0',
  title: 'Proef',
  status: { kind: 'own', approvedBy: null, approvedOn: null },
  sections: [{ code: 'all', title: 'Alles', items }],
};
const stored = (values: Record<string, string | readonly string[]>): Answer[] =>
  Object.entries(values).flatMap(([item, value]) => [value].flat().map((one) => ({ item, value: one })));

describe('answersInWords', () => {
  test('says each type of answer in the words of its question', () => {
    const answers = stored({
      remark: 'Eigen woorden',
      one: 'b',
      more: ['a', 'b'],
      hours: '28.5',
      day: '2026-03-31',
      cost: '125.5',
      mark: '7',
      line: '60',
      grid_2: 'a',
      sick_2_from: '2026-02-01',
      sick_1_from: '2026-01-01',
      sick_1_to: '2026-01-31',
      sick_1_hours: '12',
    });
    expect(answersInWords(questionnaire, answers)).toEqual([
      { question: 'Kies?', answers: ['Twee'] },
      { question: 'Welke?', answers: ['Een', 'Twee'] },
      { question: 'Hoeveel?', answers: ['28,5 uur'] },
      { question: 'Wanneer?', answers: ['31-03-2026'] },
      { question: 'Kosten?', answers: ['€ 125,5'] },
      { question: 'Cijfer?', answers: ['7 (0: slecht, 10: goed)'] },
      { question: 'Hoe nu?', answers: ['60 (0: laag, 100: hoog)'] },
      { question: 'Hoe zeker? Straks', answers: ['Een'] },
      {
        question: 'Ziek gemeld?',
        answers: [
          '1. Vanaf: 01-01-2026',
          '1. Tot en met: 31-01-2026',
          '1. Uren per week: 12',
          '2. Vanaf: 01-02-2026',
        ],
      },
      { question: 'Nog iets?', answers: ['Eigen woorden'] },
    ]);
  });

  test('leaves nothing out: what the questionnaire does not know stands last, by its code', () => {
    const known = items.map(({ code }) => code);
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            item: fc.constantFrom(...known, 'grid_1', 'sick_1_from', 'x', 'y'),
            value: fc.string(),
          }),
        ),
        (answers) => {
          for (const from of [questionnaire, null]) {
            const said = answersInWords(from, answers).flatMap(({ answers: lines }) => lines);
            expect(said).toHaveLength(answers.length);
          }
        },
      ),
    );
  });

  test('an unknown code of a known question is shown as it is', () => {
    expect(answersInWords(questionnaire, stored({ one: 'zz' }))).toEqual([
      { question: 'Kies?', answers: ['zz'] },
    ]);
  });
});
