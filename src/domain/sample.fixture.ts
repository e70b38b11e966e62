/** A questionnaire with every type of answer, for tests. */
import type { Questionnaire } from './questionnaire.ts';

const options = [
  { code: 'a', label: 'Een' },
  { code: 'b', label: 'Twee' },
];

export const sample: Questionnaire = {
  id: 'sample',
  version: 1,
  role: 'guest',
  wave: 'w0',
  title: 'Proef',
  status: { kind: 'own', approvedBy: null, approvedOn: null },
  sections: [
    {
      code: 'first',
      title: 'Eerst',
      items: [
        { code: 'works', question: 'Werkt u?', required: true, answer: { type: 'choice', options } },
        {
          code: 'hours',
          question: 'Hoeveel uur?',
          missing: 'Vul de uren in. Bijvoorbeeld 7,5.',
          required: true,
          when: { item: 'works', is: 'a' },
          answer: { type: 'number', unit: 'uur', min: 0, max: 80, decimals: 1 },
        },
        {
          code: 'many_hours',
          question: 'Waarom zo veel?',
          required: true,
          when: { item: 'hours', atLeast: 40 },
          answer: { type: 'choice', options },
        },
      ],
    },
    {
      code: 'second',
      title: 'Daarna',
      items: [
        {
          code: 'day',
          question: 'Welke dag?',
          required: true,
          answer: { type: 'date', min: { daysFromToday: -10 }, max: { daysFromToday: 0 } },
        },
        {
          code: 'from',
          question: 'Van wie?',
          required: true,
          answer: {
            type: 'choices',
            options: [...options, { code: 'none', label: 'Niemand' }],
            none: 'none',
          },
        },
        {
          code: 'mark',
          question: 'Welk cijfer?',
          required: true,
          answer: { type: 'scale', min: 0, max: 10, minLabel: 'slecht', maxLabel: 'goed' },
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
          code: 'remark',
          question: 'Nog iets?',
          required: false,
          answer: { type: 'text', long: true, maxLength: 20 },
        },
      ],
    },
  ],
};

/** Complete answers to it, as a form posts them. */
export const filled = {
  works: 'a',
  hours: '28,5',
  day: '2026-05-31',
  from: ['b', 'a'],
  mark: '7',
  grid_1: 'a',
  grid_2: 'b',
  remark: 'Regel een\r\nregel twee',
};
