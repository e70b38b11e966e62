import { expect, test } from 'vitest';
import type { Item, Questionnaire } from '../domain/questionnaire.ts';
import { progressAt } from './progress.ts';

const yesNo = [
  { code: 'yes', label: 'Ja' },
  { code: 'no', label: 'Nee' },
];
const item = (code: string): Item => ({
  code,
  question: `Vraag ${code} met een paar woorden?`,
  required: true,
  answer: { type: 'choice', options: yesNo },
});
const questionnaire: Questionnaire = {
  id: 'q',
  version: 1,
  role: 'r',
  wave: 't0',
  title: 'Vragenlijst',
  status: { kind: 'own', approvedBy: null, approvedOn: null },
  sections: [
    { code: 'one', title: 'Een', items: [item('a')] },
    {
      code: 'two',
      title: 'Twee',
      when: { item: 'a', is: 'yes' },
      items: Array.from({ length: 20 }, (_, n) => item(`b${n}`)),
    },
    { code: 'three', title: 'Drie', items: [item('c')] },
  ],
};

test('counts the sections that may be asked: the way gets shorter while answering, never longer', () => {
  expect(progressAt(questionnaire, {}, 'one')).toMatchObject({ nth: 1, count: 3 });
  expect(progressAt(questionnaire, { a: 'yes' }, 'three')).toMatchObject({ nth: 3, count: 3 });
  expect(progressAt(questionnaire, { a: 'no' }, 'three')).toMatchObject({ nth: 2, count: 2 });
});

test('what was passed without an answer decides as an open question does: its follow-ups are not asked', () => {
  expect(progressAt(questionnaire, {}, 'three')).toMatchObject({ nth: 2, count: 2 });
});

test('more questions take more minutes, and answered ones take none', () => {
  expect(progressAt(questionnaire, { a: 'no' }, 'one').minutes).toBe(1);
  const long = progressAt(questionnaire, { a: 'yes' }, 'two').minutes;
  expect(long).toBeGreaterThan(1);
  const answered = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`b${n}`, 'no']));
  expect(progressAt(questionnaire, { a: 'yes', ...answered }, 'two').minutes).toBeLessThan(long);
});

test('a section that is not asked any more counts as the first', () => {
  expect(progressAt(questionnaire, { a: 'no' }, 'two')).toMatchObject({ nth: 1, count: 2 });
});
