import { expect, test } from 'vitest';
import { sayAhead } from './desk.ts';
import { sayAlarm } from './desk-words.ts';

const load = (step: 'invite' | 'remind' | 'phone' | 'open' | 'close', count: number, role = 'a') => ({
  on: '2026-03-10',
  step,
  role,
  count,
});

test('what comes is said in numbers of messages and calls, over days and roles together', () => {
  expect(sayAhead([load('remind', 9), load('remind', 5, 'b'), load('phone', 1), load('invite', 2)])).toBe(
    '2 uitnodigingen, 14 herinneringen en 1 belletje',
  );
  expect(sayAhead([load('remind', 14)])).toBe('14 herinneringen');
  expect(sayAhead([load('open', 3), load('close', 1)])).toBe('niets');
});

test('an alarm says how many, and what is silent has no number', () => {
  expect(sayAlarm({ kind: 'due_but_unsent', n: 3 })).toBe('3 berichten hadden al weg moeten zijn');
  expect(sayAlarm({ kind: 'sender_silent', n: 0 })).toBe('de verzender van berichten doet niets');
});
