import { describe, expect, test } from 'vitest';
import { dayOf, timeOf } from './calendar.ts';
import { dueSteps, planOf, type DoneStep, type History, type Occasion, type Step } from './due.ts';
import { waveHistory, waveTrial } from './due.fixture.ts';
import type { Trial } from './trial.ts';

const at = (day: string, time = '12:00'): Date => new Date(`${day}T${time}:00Z`);
/** `T1 invite 1 2026-06-10 09:00`, with what it is skipped for. */
const line = ({ wave, step, number, at: moment, skipped }: Step): string =>
  [wave ?? '-', step, number, dayOf(moment), timeOf(moment), ...(skipped ? [`(${skipped})`] : [])].join(' ');
const plan = (history: History, from: Date, trial: Trial = waveTrial): string[] =>
  planOf(trial, history, from).map(line);
const inWave = (lines: string[], wave: string): string[] => lines.filter((text) => text.startsWith(wave));

const baseline: Occasion = {
  id: 'b',
  wave: 'T0',
  questionnaire: 'employee-t0',
  state: 'open',
  opened_on: '2026-03-02',
  closes_on: '2026-03-30',
  last_saved_at: null,
  declined: false,
  again: false,
};
const submitted: Occasion = { ...baseline, state: 'submitted' };
const t1: Occasion = {
  ...baseline,
  id: 't1',
  wave: 'T1',
  questionnaire: 'employee-t1',
  opened_on: '2026-06-10',
  closes_on: '2026-07-08',
};
const done = (
  wave: string | null,
  step: DoneStep['step'],
  number: number,
  on: string,
  pending = false,
): DoneStep => ({ wave, step, number, on, pending });
const invited0 = done('T0', 'invite', 1, '2026-03-02');
const waiting: History = {
  ...waveHistory,
  randomised_on: null,
  release_on: null,
  occasions: [baseline],
  done: [invited0],
};
const randomised: History = { ...waveHistory, occasions: [submitted], done: [invited0] };
const inT1: History = {
  ...randomised,
  occasions: [submitted, t1],
  done: [invited0, done('T1', 'invite', 1, '2026-06-10')],
};

describe('the whole plan of somebody who stays silent', () => {
  test('from randomisation to the end, with its hours, weekends and days between', () => {
    expect(plan(randomised, at('2026-03-10'))).toEqual([
      'T1 open 1 2026-06-10 00:00',
      'T1 invite 1 2026-06-10 09:00',
      'T1 remind 1 2026-06-17 09:00',
      'T1 remind 2 2026-06-24 09:00',
      'T1 last 1 2026-06-29 09:00',
      'T1 phone 1 2026-07-01 09:00',
      'T1 paper 1 2026-07-06 09:00',
      'T1 close 1 2026-07-09 00:00',
      'T2 open 1 2027-03-10 00:00',
      'T2 invite 1 2027-03-10 09:00',
      'T2 remind 1 2027-03-17 09:00',
      'T2 remind 2 2027-03-24 09:00',
      // The 19th day is Easter Monday.
      'T2 last 1 2027-03-30 09:00',
      'T2 phone 1 2027-03-31 09:00',
      'T2 paper 1 2027-04-05 09:00',
      'T2 close 1 2027-04-08 00:00',
      '- end 1 2027-04-12 09:00',
    ]);
  });

  test('an open says until when and which questionnaire', () => {
    const [open] = planOf(waveTrial, randomised, at('2026-03-10'));
    expect(open).toMatchObject({ closesOn: '2026-07-08', questionnaire: 'employee-t1' });
  });

  test('[T11] nothing in it follows from an arm: the history has none', () => {
    const words = JSON.stringify(Object.keys(waveHistory));
    expect(words).not.toMatch(/arm|guidance|allocation|couple|other/);
  });

  test('before randomisation there is only the baseline, counted from its own opening', () => {
    expect(plan(waiting, at('2026-03-02'))).toEqual([
      'T0 remind 1 2026-03-09 09:00',
      'T0 remind 2 2026-03-16 09:00',
      // The 19th day is Saturday.
      'T0 last 1 2026-03-23 09:00',
      'T0 phone 1 2026-03-23 09:00',
      'T0 paper 1 2026-03-26 09:00',
      'T0 close 1 2026-03-31 00:00',
    ]);
  });

  test('who joined but has no questionnaire yet has nothing to come', () => {
    expect(plan({ ...waiting, occasions: [], done: [] }, at('2026-03-02'))).toEqual([]);
  });

  test('a role without a questionnaire in a wave skips that wave', () => {
    const questionnaires = waveTrial.questionnaires.filter(({ id }) => id !== 'employee-t1');
    expect(inWave(plan(randomised, at('2026-03-10'), { ...waveTrial, questionnaires }), 'T1')).toEqual([]);
  });

  test('what is submitted asks nothing more', () => {
    const history = { ...inT1, occasions: [submitted, { ...t1, state: 'submitted' as const }] };
    expect(inWave(plan(history, at('2026-06-12')), 'T1')).toEqual([]);
  });

  test('a trial without reminders, phone or paper only invites and closes', () => {
    const schedule = waveTrial.schedule.map((wave) => ({
      ...wave,
      reminders: [],
      phone: null,
      paperDay: null,
    }));
    expect(inWave(plan(randomised, at('2026-03-10'), { ...waveTrial, schedule }), 'T1')).toEqual([
      'T1 open 1 2026-06-10 00:00',
      'T1 invite 1 2026-06-10 09:00',
      'T1 close 1 2026-07-09 00:00',
    ]);
  });
});

describe('days and months', () => {
  test('three months after 30 November is the last day of February', () => {
    const history = { ...randomised, randomised_on: '2026-11-30', release_on: null };
    expect(inWave(plan(history, at('2026-12-01')), 'T1').slice(0, 2)).toEqual([
      'T1 open 1 2027-02-28 00:00',
      'T1 invite 1 2027-03-01 09:00',
    ]);
  });

  test('one month after 31 January is 28 February, and the window counts from there', () => {
    const schedule = waveTrial.schedule.map((wave) => (wave.code === 'T1' ? { ...wave, months: 1 } : wave));
    const history = { ...randomised, randomised_on: '2026-01-31', joined_on: '2026-01-10', release_on: null };
    const steps = planOf({ ...waveTrial, schedule }, history, at('2026-02-01'));
    expect(steps[0]).toMatchObject({ step: 'open', closesOn: '2026-03-28' });
    expect(line(steps[0] as Step)).toBe('T1 open 1 2026-02-28 00:00');
  });

  test('in the weeks of both clock changes messages leave at nine and windows close at midnight', () => {
    const spring = { ...randomised, joined_on: '2025-12-01', randomised_on: '2025-12-27', release_on: null };
    const t = inWave(plan(spring, at('2026-01-01')), 'T1');
    expect(t).toContain('T1 invite 1 2026-03-27 09:00');
    expect(t).toContain('T1 remind 1 2026-04-03 09:00');
    const autumn = { ...spring, randomised_on: '2026-07-27', joined_on: '2026-07-01' };
    const u = inWave(plan(autumn, at('2026-08-01')), 'T1');
    // 27 October plus 28 days, in winter time.
    expect(u).toContain('T1 invite 1 2026-10-27 09:00');
    expect(u.at(-1)).toBe('T1 close 1 2026-11-25 00:00');
  });

  test('a late randomisation moves every wave with it', () => {
    const history = { ...randomised, randomised_on: '2026-05-20', release_on: '2027-06-20' };
    const lines = plan(history, at('2026-05-20'));
    expect(lines[0]).toBe('T1 open 1 2026-08-20 00:00');
    expect(lines.at(-1)).toBe('- end 1 2027-06-21 09:00');
  });
});

describe('after an outage', () => {
  test('the later reminder goes in the place of the earlier one, which is visible as skipped', () => {
    expect(inWave(plan(inT1, at('2026-06-25', '08:00')), 'T1').slice(0, 3)).toEqual([
      'T1 remind 1 2026-06-25 10:00 (later)',
      'T1 remind 2 2026-06-25 10:00',
      'T1 last 1 2026-06-29 09:00',
    ]);
  });

  test('never two messages within the days between, and the next ones follow at their distance', () => {
    const trial = { ...waveTrial, sending: { ...waveTrial.sending, gapDays: 5 } };
    const lines = inWave(plan(inT1, at('2026-06-25', '08:00'), trial), 'T1');
    expect(lines.filter((text) => !text.includes('later')).slice(0, 2)).toEqual([
      'T1 remind 2 2026-06-25 10:00',
      'T1 last 1 2026-06-30 09:00',
    ]);
  });

  test('nobody is reminded of what was never asked: the invitation goes first', () => {
    const history = { ...inT1, done: [invited0] };
    expect(inWave(plan(history, at('2026-06-18', '08:00')), 'T1').slice(0, 4)).toEqual([
      'T1 invite 1 2026-06-18 10:00',
      // The 21st is a Sunday.
      'T1 remind 1 2026-06-22 09:00',
      'T1 remind 2 2026-06-25 09:00',
      'T1 last 1 2026-06-29 09:00',
    ]);
  });

  test('a window that opened and closed meanwhile is opened and closed, and nothing is sent', () => {
    const now = at('2026-08-01');
    expect(dueSteps(waveTrial, randomised, now).map(line)).toEqual([
      'T1 open 1 2026-08-01 14:00',
      'T1 close 1 2026-08-01 14:00',
    ]);
    expect(inWave(plan(randomised, now), 'T1').filter((text) => text.includes('window'))).toHaveLength(6);
  });

  test('a message that would leave after the window is not sent', () => {
    const history = { ...inT1, done: [...inT1.done, done('T1', 'remind', 2, '2026-07-06')] };
    expect(inWave(plan(history, at('2026-07-07')), 'T1')).toContain('T1 last 1 2026-07-09 09:00 (window)');
  });

  test('on the last day of the window a message still leaves', () => {
    const history = { ...inT1, done: [...inT1.done, done('T1', 'remind', 2, '2026-07-03')] };
    expect(inWave(plan(history, at('2026-07-07')), 'T1')).toContain('T1 last 1 2026-07-07 14:00');
    expect(inWave(plan(history, at('2026-07-08')), 'T1')).toContain('T1 last 1 2026-07-08 14:00');
  });

  test('an earlier message is not sent after a later one, also with the clock set back', () => {
    const history = { ...inT1, done: [done('T1', 'remind', 2, '2026-06-24')] };
    expect(inWave(plan(history, at('2026-06-08')), 'T1').slice(0, 2)).toEqual([
      'T1 invite 1 2026-06-29 09:00 (later)',
      'T1 remind 1 2026-06-29 09:00 (later)',
    ]);
  });

  test('a message that has not left yet counts as leaving today: the next one keeps its distance', () => {
    const history = { ...inT1, done: [invited0, done('T1', 'invite', 1, '2026-06-10', true)] };
    expect(inWave(plan(history, at('2026-06-16')), 'T1')[0]).toBe('T1 remind 1 2026-06-19 09:00');
    expect(dueSteps(waveTrial, history, at('2026-06-17', '08:00'))).toEqual([]);
  });

  test('with the clock set back nothing is done twice and nothing is done early', () => {
    const history = { ...inT1, done: [...inT1.done, done('T1', 'remind', 1, '2026-06-17')] };
    expect(dueSteps(waveTrial, history, at('2026-06-09'))).toEqual([]);
    expect(dueSteps(waveTrial, history, at('2026-06-17'))).toEqual([]);
    expect(inWave(plan(history, at('2026-06-09')), 'T1')[0]).toBe('T1 remind 2 2026-06-24 09:00');
  });
});

describe('a pause', () => {
  const paused = (from_on: string, until_on: string): History => ({
    ...inT1,
    pauses: [{ from_on, until_on }],
  });

  test('delays messages and calls, never windows', () => {
    const lines = inWave(plan(paused('2026-06-15', '2026-07-02'), at('2026-06-12')), 'T1');
    expect(lines).toEqual([
      'T1 remind 1 2026-07-02 09:00 (later)',
      'T1 remind 2 2026-07-02 09:00 (later)',
      'T1 last 1 2026-07-02 09:00',
      'T1 phone 1 2026-07-02 09:00',
      'T1 paper 1 2026-07-06 09:00',
      'T1 close 1 2026-07-09 00:00',
    ]);
  });

  test('ends after the most that the trial allows, also when it is made longer or lengthened in time', () => {
    const reminded = (history: History): string | undefined =>
      inWave(plan(history, at('2026-06-01')), 'T1').find(
        (text) => text.includes('last') && !text.includes('('),
      );
    // 28 days from Monday 1 June: 29 June is free again.
    expect(reminded(paused('2026-06-01', '2026-09-01'))).toBe('T1 last 1 2026-06-29 09:00');
    const chain = [
      { from_on: '2026-06-20', until_on: '2026-09-01' },
      { from_on: '2026-06-01', until_on: '2026-06-20' },
    ];
    expect(reminded({ ...inT1, pauses: chain })).toBe('T1 last 1 2026-06-29 09:00');
  });

  test('moves the last message of the study too; the website itself opens on its date', () => {
    const history = { ...randomised, pauses: [{ from_on: '2027-04-09', until_on: '2027-04-20' }] };
    expect(plan(history, at('2027-04-09')).at(-1)).toBe('- end 1 2027-04-20 09:00');
  });
});

describe('closing', () => {
  const closing = (last_saved_at: Date): string | undefined =>
    plan({ ...inT1, occasions: [submitted, { ...t1, last_saved_at }] }, at('2026-07-08')).find((text) =>
      text.includes('close'),
    );

  test('waits 48 hours after the last keystroke, and no longer than 48 hours after the last day', () => {
    expect(closing(at('2026-07-01'))).toBe('T1 close 1 2026-07-09 00:00');
    expect(closing(at('2026-07-07', '10:00'))).toBe('T1 close 1 2026-07-09 12:00');
    expect(closing(at('2026-07-08', '21:30'))).toBe('T1 close 1 2026-07-10 23:30');
    expect(closing(at('2026-07-10', '08:00'))).toBe('T1 close 1 2026-07-11 00:00');
  });

  test('[T4] is over when the release comes, also in the week in which the clock goes forward', () => {
    const last: Occasion = {
      ...t1,
      wave: 'T2',
      closes_on: '2026-03-27',
      last_saved_at: at('2026-03-28', '22:00'),
    };
    const steps = planOf(waveTrial, { ...randomised, occasions: [submitted, last] }, at('2026-03-27'));
    const close = steps.find(({ wave, step }) => wave === 'T2' && step === 'close');
    // The release is three days after the last day: Monday 30 March, midnight.
    expect(close?.at.toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });
});

describe('people to whom something happened', () => {
  const from = at('2026-06-12');
  const kinds = (history: History, when = from): string[] => [
    ...new Set(planOf(waveTrial, history, when).map(({ step }) => step)),
  ];

  test('who stopped or died is asked nothing any more, and nothing opens', () => {
    for (const state of ['stopped', 'died'] as const) {
      expect(plan({ ...randomised, state }, from)).toEqual([]);
      expect(kinds({ ...inT1, state })).toEqual(['close']);
    }
  });

  test('who wants no contact gets no mail, no call and no paper; the questionnaires open and close', () => {
    expect(kinds({ ...randomised, contact: 'none' })).toEqual(['open', 'close']);
    expect(kinds({ ...inT1, contact: 'none' })).toEqual(['close', 'open']);
  });

  test('who can not be reached by mail is called when the next mail would have left', () => {
    const history = { ...inT1, reachable: false };
    expect(inWave(plan(history, from), 'T1')).toEqual([
      'T1 phone 1 2026-06-17 09:00',
      'T1 paper 1 2026-07-06 09:00',
      'T1 close 1 2026-07-09 00:00',
    ]);
    expect(inWave(plan({ ...randomised, reachable: false }, at('2026-06-01')), 'T1')).toContain(
      'T1 phone 1 2026-06-10 09:00',
    );
    expect(kinds(history).some((kind) => ['invite', 'remind', 'last', 'end'].includes(kind))).toBe(false);
  });

  const again: History = { ...inT1, consent: 'again', consent_version: 2 };
  const personal = (history: History, when: Date): string[] =>
    plan(history, when).filter((text) => text.startsWith('-') && !text.includes('end'));

  test('[C7] until consent is given again only that is asked: once, a week later once more, and then by telephone', () => {
    const planned = personal(again, at('2026-06-15', '08:00'));
    expect(planned).toEqual([
      '- consent 3 2026-06-15 10:00',
      '- consent 4 2026-06-22 09:00',
      '- phone 2 2026-06-29 09:00',
    ]);
    const others = plan(again, at('2026-06-15')).filter((text) => !text.startsWith('-'));
    expect(others.every((text) => /close|open/.test(text))).toBe(true);
    const asked = { ...again, done: [...again.done, done(null, 'consent', 3, '2026-06-15')] };
    expect(dueSteps(waveTrial, asked, at('2026-06-19'))).toEqual([]);
    // The reminder left late: the call counts from it.
    const reminded = { ...asked, done: [...asked.done, done(null, 'consent', 4, '2026-06-24')] };
    expect(personal(reminded, at('2026-06-25'))).toEqual(['- phone 2 2026-07-01 09:00']);
    const called = { ...reminded, done: [...reminded.done, done(null, 'phone', 2, '2026-07-01')] };
    expect(personal(called, at('2026-07-02'))).toEqual([]);
  });

  test('[C7] who left the question for one version unanswered is asked for the next one', () => {
    const first = [3, 4].map((number) => done(null, 'consent', number, '2026-06-12'));
    const asked = { ...again, done: [...again.done, ...first, done(null, 'phone', 2, '2026-06-12')] };
    expect(personal(asked, at('2026-06-15', '08:00'))).toEqual([]);
    expect(personal({ ...asked, consent_version: 3 }, at('2026-06-15', '08:00'))).toEqual([
      '- consent 5 2026-06-15 10:00',
      '- consent 6 2026-06-22 09:00',
      '- phone 3 2026-06-29 09:00',
    ]);
  });

  test('[C7] who can not be reached by mail is called about the consent at once', () => {
    expect(personal({ ...again, reachable: false }, at('2026-06-15', '08:00'))).toEqual([
      '- phone 2 2026-06-15 10:00',
    ]);
  });

  test('[C7] a question that has not left yet is not reminded of', () => {
    const asked = { ...again, done: [...again.done, done(null, 'consent', 3, '2026-06-15', true)] };
    expect(dueSteps(waveTrial, asked, at('2026-07-01'))).toEqual([]);
  });

  test('who declined a questionnaire on the telephone is not asked for it any more, only for the next one', () => {
    const declined = { ...inT1, occasions: [submitted, { ...t1, declined: true }] };
    expect(inWave(plan(declined, from), 'T1')).toEqual(['T1 close 1 2026-07-09 00:00']);
    expect(inWave(plan(declined, from), 'T2')).toContain('T2 invite 1 2027-03-10 09:00');
  });

  test('[C7] the question for consent does not wait for a message that waits for the consent', () => {
    const history = { ...inT1, done: [invited0, done('T1', 'invite', 1, '2026-06-10', true)] };
    const renewed = { ...history, consent: 'again' as const };
    expect(plan(renewed, at('2026-06-11', '08:00'))[0]).toBe('- consent 1 2026-06-11 10:00');
  });

  test('after consenting again the missed messages go on as after an outage', () => {
    const history = { ...inT1, done: [...inT1.done, done(null, 'consent', 1, '2026-06-15')] };
    expect(inWave(plan(history, at('2026-06-24', '08:00')), 'T1').slice(0, 2)).toEqual([
      'T1 remind 1 2026-06-24 10:00 (later)',
      'T1 remind 2 2026-06-24 10:00',
    ]);
  });

  test('who no longer guides finishes what is open, and nothing new opens', () => {
    const until = { ...inT1, guides_until: '2026-06-11' };
    expect(inWave(plan(until, from), 'T1')).toHaveLength(6);
    expect(inWave(plan(until, from), 'T2')).toEqual([]);
    expect(inWave(plan({ ...randomised, guides_until: '2026-06-10' }, from), 'T1')).toEqual([]);
  });

  test('who came in later is not asked about the time before', () => {
    const lines = plan({ ...randomised, joined_on: '2026-07-01', occasions: [] }, at('2026-07-01'));
    expect(inWave(lines, 'T1')).toEqual([]);
    expect(inWave(lines, 'T2')[0]).toBe('T2 open 1 2027-03-10 00:00');
  });
});
