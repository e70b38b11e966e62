import { expect, test } from 'vitest';
import { outcomesOf, readAssist, readAttempt } from './attempt.ts';

const today = '2026-03-10';
const fieldsOf = (read: { problems?: readonly { field: string }[] | undefined }) =>
  read.problems?.map(({ field }) => field);

test('an attempt that reached nobody needs nothing more', () => {
  expect(readAttempt({ outcome: 'no_answer', number: '3', arm_known: 'yes' }, 'phone', today)).toEqual({
    attempt: { number: 3, outcome: 'no_answer', callBackOn: null, armKnown: null },
  });
});

test('[T8] who spoke to somebody says whether the arm became known', () => {
  expect(fieldsOf(readAttempt({ outcome: 'declined' }, 'phone', today))).toEqual(['arm_known']);
  expect(readAttempt({ outcome: 'declined', arm_known: 'no' }, 'phone', today)).toMatchObject({
    attempt: { armKnown: false },
  });
});

test.each(['', '10-3-2026', '1-1-2026', '10-5-2026', '31-2-2026', 'morgen'])(
  'to call back on "%s" is no day that can be kept',
  (day) => {
    const form = { outcome: 'call_back', arm_known: 'no', call_back_on: day };
    expect(fieldsOf(readAttempt(form, 'phone', today))).toEqual(['call_back_on']);
  },
);

test('to call back on a day to come is read as an ISO date', () => {
  const form = { outcome: 'call_back', arm_known: 'yes', call_back_on: '16-3-2026' };
  expect(readAttempt(form, 'phone', today)).toEqual({
    attempt: { number: 1, outcome: 'call_back', callBackOn: '2026-03-16', armKnown: true },
  });
});

test('each kind of task takes its own outcomes', () => {
  expect(fieldsOf(readAttempt({ outcome: 'wrong_number' }, 'paper', today))).toEqual(['outcome']);
  expect(fieldsOf(readAttempt({ outcome: 'done', arm_known: 'no' }, 'life_event', today))).toEqual([
    'outcome',
  ]);
  expect(fieldsOf(readAttempt({}, 'phone', today))).toEqual(['outcome']);
  expect(outcomesOf('constructor')).toEqual([]);
});

test('only paper asks for the day on which it was answered', () => {
  expect(readAssist({ mode: 'phone', answered_on: 'x' }, today)).toEqual({ mode: 'phone', answeredOn: null });
  expect(readAssist({ mode: 'paper', answered_on: '9-3-2026' }, today)).toEqual({
    mode: 'paper',
    answeredOn: '2026-03-09',
  });
  for (const answered_on of ['', '11-3-2026', '31-2-2026'])
    expect(fieldsOf(readAssist({ mode: 'paper', answered_on }, today))).toEqual(['answered_on']);
  expect(fieldsOf(readAssist({ mode: 'web' }, today))).toEqual(['mode']);
});

test('[T8] the word after a conversation is taken for a task of any kind, and nothing else is then', () => {
  expect(readAttempt({ outcome: 'done', arm_known: 'no' }, 'paper', today, true)).toMatchObject({
    attempt: { outcome: 'done', armKnown: false },
  });
  expect(fieldsOf(readAttempt({ outcome: 'done' }, 'paper', today, true))).toEqual(['arm_known']);
  expect(fieldsOf(readAttempt({ outcome: 'declined', arm_known: 'no' }, 'phone', today, true))).toEqual([
    'outcome',
  ]);
});
