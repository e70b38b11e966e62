import { expect, test } from 'vitest';
import { mayEnrol, publicCount, recruitmentState } from './recruitment.ts';

const recruitment = { state: 'open', target: 100, takenOver: 50, roundTo: 10, until: '2026-12-31' } as const;

test('[C4] shows a rounded number, in which no single couple can be seen', () => {
  expect([0, 1, 9, 10, 19].map((joined) => publicCount(recruitment, joined))).toEqual([50, 50, 50, 60, 60]);
});

test('[T13] closes after the last day of recruitment', () => {
  expect(recruitmentState(recruitment, '2026-12-31')).toBe('open');
  expect(recruitmentState(recruitment, '2027-01-01')).toBe('closed');
  expect(recruitmentState({ ...recruitment, until: null }, '2027-01-01')).toBe('open');
});

test('[T13] lets people sign up only while recruitment is open', () => {
  expect((['planned', 'open', 'paused', 'full', 'closed'] as const).map(mayEnrol)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});
