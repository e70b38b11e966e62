import { expect, test } from 'vitest';
import type { AnswerType, Item } from '../domain/questionnaire.ts';
import { answerWords } from './answer-words.ts';

const item = (answer: AnswerType): Item => ({ code: 'x', question: 'Vraag?', required: true, answer });
const options = [
  { code: 'a', label: 'Appel' },
  { code: 'b', label: 'Banaan' },
];

test('reads each kind of answer back in words', () => {
  expect(answerWords(item({ type: 'choice', options }), { x: 'b' })).toEqual(['Banaan']);
  expect(answerWords(item({ type: 'choices', options }), { x: ['a', 'b'] })).toEqual(['Appel', 'Banaan']);
  expect(
    answerWords(item({ type: 'number', unit: 'uur', min: 0, max: 80, decimals: 1 }), { x: ' 28,5 ' }),
  ).toEqual(['28,5 uur']);
  expect(answerWords(item({ type: 'date' }), { x: '2026-03-01' })).toEqual(['1 maart 2026']);
  const scale: AnswerType = { type: 'scale', min: 0, max: 10, minLabel: 'niets', maxLabel: 'alles' };
  expect(answerWords(item(scale), { x: '7' })).toEqual(['7 (0 = niets, 10 = alles)']);
  expect(answerWords(item({ type: 'text', long: true, maxLength: 9 }), { x: 'Ja\nhoor' })).toEqual([
    'Ja\nhoor',
  ]);
});

test('says of each row of a matrix what was answered, also when nothing was', () => {
  const rows = [
    { code: 'x_one', label: 'Eerste' },
    { code: 'x_two', label: 'Tweede' },
  ];
  expect(answerWords(item({ type: 'matrix', rows, options }), { x_one: 'a' })).toEqual([
    'Eerste: Appel',
    'Tweede: Niet ingevuld',
  ]);
});

test('says so when a question was left open', () => {
  const kinds: AnswerType[] = [
    { type: 'choice', options },
    { type: 'choices', options },
    { type: 'number', unit: 'uur', min: 0, max: 1, decimals: 0 },
    { type: 'date' },
    { type: 'scale', min: 0, max: 10, minLabel: '', maxLabel: '' },
    { type: 'text', long: false, maxLength: 9 },
  ];
  for (const kind of kinds)
    expect(answerWords(item(kind), { x: kind.type === 'choices' ? [] : '' })).toEqual(['Niet ingevuld']);
});

test('shows a date that cannot be read as it was typed', () => {
  expect(answerWords(item({ type: 'date' }), { x: '31-02-2026' })).toEqual(['31-02-2026']);
});

test('reads an amount and a place on a line back', () => {
  const money: AnswerType = { type: 'money', min: 0, max: 9000 };
  expect(answerWords(item(money), { x: '1.250,50' })).toEqual(['€ 1.250,50']);
  expect(answerWords(item(money), { x: '€ 20' })).toEqual(['€ 20']);
  expect(answerWords(item(money), {})).toEqual(['Niet ingevuld']);
  const visual: AnswerType = { type: 'visual', minLabel: 'slecht', maxLabel: 'goed' };
  expect(answerWords(item(visual), { x: '0' })).toEqual(['0 (0 = slecht, 100 = goed)']);
  expect(answerWords(item(visual), { x: '' })).toEqual(['Niet ingevuld']);
});

test('reads each spell back on a line of its own, also one that still goes on or is half filled in', () => {
  const hours = { label: 'Uren', max: 80 };
  const spells: AnswerType = { type: 'spells', most: 4, from: 'Van', to: 'Tot', hours };
  const answers = {
    x_1_from: '2026-03-03',
    x_1_to: '2026-04-30',
    x_1_hours: '0',
    x_2_from: '2026-05-01',
    x_2_hours: '12',
    x_4_to: '2026-06-01',
  };
  expect(answerWords(item(spells), answers)).toEqual([
    '3 maart 2026 tot en met 30 april 2026, 0 uur per week',
    'vanaf 1 mei 2026, 12 uur per week',
    'Niet ingevuld tot en met 1 juni 2026',
  ]);
  expect(answerWords(item(spells), {})).toEqual(['Niet ingevuld']);
});
