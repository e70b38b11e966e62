import { expect, test } from 'vitest';
import type { Questionnaire } from '../../domain/questionnaire.ts';
import { conditionWords } from './condition-words.ts';

const yesNo = [
  { code: 'yes', label: 'Ja' },
  { code: 'no', label: 'Nee' },
];
const questionnaire: Questionnaire = {
  id: 'q',
  version: 1,
  role: 'r',
  wave: 'T0',
  title: 'Vragenlijst',
  status: { kind: 'own', approvedBy: null, approvedOn: null },
  sections: [
    {
      code: 's',
      title: 'Deel',
      items: [
        {
          code: 'works',
          question: 'Werkt u nu?',
          required: true,
          answer: { type: 'choice', options: yesNo },
        },
        {
          code: 'hours',
          question: 'Hoeveel uur?',
          required: true,
          answer: { type: 'number', unit: 'uur', min: 0, max: 80, decimals: 1 },
        },
        {
          code: 'help',
          question: 'Kreeg u hulp van',
          required: true,
          answer: { type: 'matrix', rows: [{ code: 'help_doctor', label: 'Uw huisarts' }], options: yesNo },
        },
      ],
    },
  ],
};

test('names the question and the answer in their own words', () => {
  expect(conditionWords(questionnaire, { item: 'works', is: 'yes' })).toBe(
    'als u bij ‘Werkt u nu?’ ‘Ja’ antwoordt',
  );
});

test('names the row of a matrix', () => {
  expect(conditionWords(questionnaire, { item: 'help_doctor', is: ['yes', 'no'] })).toBe(
    'als u bij ‘Uw huisarts’ ‘Ja’ of ‘Nee’ antwoordt',
  );
});

test('turns a negated condition around', () => {
  const condition = {
    not: {
      any: [
        { item: 'works', is: 'no' },
        { item: 'hours', atLeast: 1 },
      ],
    },
  };
  expect(conditionWords(questionnaire, condition)).toBe(
    'als u bij ‘Werkt u nu?’ niet ‘Nee’ antwoordt en als u bij ‘Hoeveel uur?’ minder dan 1 invult',
  );
});

test('says bounds in words, with the comma of Dutch figures', () => {
  const condition = {
    all: [
      { item: 'hours', atLeast: 0.5 },
      { item: 'hours', atMost: 12 },
    ],
  };
  expect(conditionWords(questionnaire, condition)).toBe(
    'als u bij ‘Hoeveel uur?’ ten minste 0,5 invult en als u bij ‘Hoeveel uur?’ ten hoogste 12 invult',
  );
});
