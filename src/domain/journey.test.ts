import { expect, test } from 'vitest';
import { asked, minutesAtMost, minutesFor, progress } from './journey.ts';
import type { Questionnaire } from './questionnaire.ts';
import { filled, sample } from './sample.fixture.ts';
import type { Trial } from './trial.ts';

const codes = (answers: Record<string, string | string[]>) =>
  asked(sample, answers).map((section) => section.items.map((item) => item.code));

test('asks what follows from the answers so far', () => {
  expect(codes({})[0]).toEqual(['works']);
  expect(codes({ works: 'a' })[0]).toEqual(['works', 'hours']);
  expect(codes({ works: 'a', hours: '41,5' })[0]).toEqual(['works', 'hours', 'many_hours']);
});

test('forgets an answer that is no longer asked, so that nothing hangs on it', () => {
  expect(codes({ works: 'b', hours: '50' })[0]).toEqual(['works']);
});

test('skips a section in which nothing is asked', () => {
  const [first, second] = sample.sections;
  const hidden = { ...sample, sections: [first!, { ...second!, when: { item: 'works', is: 'a' } }] };
  expect(asked(hidden, { works: 'b' }).map((section) => section.code)).toEqual(['first']);
});

test('says how far someone is and where to go on', () => {
  expect(progress(sample, {})).toEqual({ asked: 6, answered: 0, next: { section: 'first', item: 'works' } });
  expect(progress(sample, { works: 'a', hours: '8', grid_1: 'a' }).next).toEqual({
    section: 'second',
    item: 'day',
  });
  expect(progress(sample, filled)).toEqual({ asked: 7, answered: 7, next: null });
});

test('estimates whole minutes, and more for more questions', () => {
  const double = { ...sample, sections: [...sample.sections, ...sample.sections, ...sample.sections] };
  expect(minutesFor(sample)).toBeGreaterThanOrEqual(1);
  expect(minutesFor(double)).toBeGreaterThan(minutesFor(sample));
});

test('[T11] promises the same minutes to everybody in a role: one limit for the baseline, one for later, one for what is asked again', () => {
  const trial = {
    roles: { one: { minutes: { baseline: 6, later: 8 } } },
    schedule: [{ code: 'T0', months: 0, windowDays: 28 }],
    baselineAgain: { code: 'T0-again', minutes: 2 },
  } as unknown as Trial;
  const asks = (wave: string, role = 'one') => minutesAtMost(trial, { role, wave } as Questionnaire);
  expect([asks('T0'), asks('T2'), asks('T0-again')]).toEqual([6, 8, 2]);
  expect(() => asks('T0', 'two')).toThrow('two');
});
