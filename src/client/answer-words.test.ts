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
