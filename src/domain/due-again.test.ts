/** [T1] What is asked again before the draw follows the rules of all other messages. */
import { describe, expect, test } from 'vitest';
import { dayOf, timeOf } from './calendar.ts';
import { dueSteps, planOf, type History, type Step } from './due.ts';
import { waveAgain, waveTrial } from './due.fixture.ts';

const at = (day: string, time = '12:00'): Date => new Date(`${day}T${time}:00Z`);
const line = ({ wave, step, number, at: moment, skipped }: Step): string =>
  [wave ?? '-', step, number, dayOf(moment), timeOf(moment), ...(skipped ? [`(${skipped})`] : [])].join(' ');
const plan = (history: History, from = at('2026-03-10')): string[] =>
  planOf(waveTrial, history, from).map(line);

describe('[T1] what is asked again', () => {
  test('is asked in a mail, reminded of once and then by telephone, and closes', () => {
    expect(plan(waveAgain)).toEqual([
      'T0-again invite 1 2026-03-10 13:00',
      'T0-again remind 1 2026-03-17 09:00',
      // The twelfth day is a Sunday.
      'T0-again phone 1 2026-03-23 09:00',
      'T0-again close 1 2026-04-01 00:00',
    ]);
  });

  test('waits for the days between two messages, for a pause and for the consent', () => {
    const reminded = { wave: 'T0', step: 'last', number: 1, on: '2026-03-09', pending: false } as const;
    expect(plan({ ...waveAgain, done: [...waveAgain.done, reminded] })[0]).toBe(
      'T0-again invite 1 2026-03-12 09:00',
    );
    const pauses = [{ from_on: '2026-03-10', until_on: '2026-03-20' }];
    expect(plan({ ...waveAgain, pauses })[0]).toBe('T0-again invite 1 2026-03-20 09:00');
    const again: History = { ...waveAgain, consent: 'again', consent_version: 2 };
    expect(plan(again).filter((text) => text.startsWith('T0'))).toEqual([
      'T0-again close 1 2026-04-01 00:00',
    ]);
  });

  test.each<[string, Partial<History>]>([
    ['who wants no contact', { contact: 'none' }],
    [
      'who said on the telephone: not this one',
      { occasions: waveAgain.occasions.map((one) => ({ ...one, declined: true })) },
    ],
  ])('is not asked of %s, and closes by itself', (_, change) => {
    expect(plan({ ...waveAgain, ...change })).toEqual(['T0-again close 1 2026-04-01 00:00']);
  });

  test('is over at once when the couple was drawn after all', () => {
    const drawn = { ...waveAgain, randomised_on: '2026-03-12', release_on: '2027-04-12' };
    expect(dueSteps(waveTrial, drawn, at('2026-03-12')).map(line)).toEqual([
      'T0-again close 1 2026-03-12 13:00',
    ]);
  });

  test.each(['submitted', 'closed'] as const)('asks nothing once it is %s', (state) => {
    expect(plan({ ...waveAgain, occasions: waveAgain.occasions.map((one) => ({ ...one, state })) })).toEqual(
      [],
    );
  });

  test('a second time has a window of its own beside the first', () => {
    const [first] = waveAgain.occasions;
    if (!first) throw new Error('no occasion');
    const second = {
      ...first,
      id: 'b',
      wave: 'T0-again-2',
      opened_on: '2026-06-10',
      closes_on: '2026-07-01',
    };
    const history = {
      ...waveAgain,
      occasions: [{ ...first, state: 'submitted' as const }, second],
      done: [{ wave: 'T0-again', step: 'invite' as const, number: 1, on: '2026-03-10', pending: false }],
    };
    expect(plan(history, at('2026-06-10', '08:00'))).toEqual([
      'T0-again-2 invite 1 2026-06-10 10:00',
      'T0-again-2 remind 1 2026-06-17 09:00',
      'T0-again-2 phone 1 2026-06-22 09:00',
      'T0-again-2 close 1 2026-07-02 00:00',
    ]);
  });
});
