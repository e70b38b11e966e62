import { expect, test } from 'vitest';
import { trials } from '../trials/index.ts';
import { readAnswers } from './answers.ts';
import { asked, questionnaireFor, secondsFor } from './journey.ts';
import type { Questionnaire } from './questionnaire.ts';
import { sample } from './sample.fixture.ts';
import { assistedFormOf, shortFormOf } from './short-form.ts';
import type { PrimaryOutcome } from './trial.ts';

const outcome: PrimaryOutcome = {
  code: 'o',
  description: '',
  role: sample.role,
  items: ['many_hours', 'grid_2'],
  waves: [sample.wave],
  derivation: '',
  analysisSet: '',
};
const codes = (questionnaire: Questionnaire | null) =>
  questionnaire?.sections.map(({ items }) => items.map(({ code }) => code));

test('[T9] keeps the items of the primary outcome and what they depend on, in order, under the same id and version', () => {
  const short = shortFormOf({ primaryOutcome: outcome }, sample);
  expect(codes(short)).toEqual([['works', 'hours', 'many_hours'], ['grid']]);
  expect(short).toMatchObject({ id: sample.id, version: sample.version });
});

test('keeps what decides about a whole section', () => {
  const [first, second] = sample.sections;
  const hidden = { ...sample, sections: [first!, { ...second!, when: { item: 'works', is: 'a' } }] };
  expect(codes(shortFormOf({ primaryOutcome: { ...outcome, items: ['mark'] } }, hidden))).toEqual([
    ['works'],
    ['mark'],
  ]);
});

test('is there only for the role and the waves of the primary outcome', () => {
  for (const change of [{ role: 'host' }, { waves: ['w1'] }, { items: ['gone'] }]) {
    expect(shortFormOf({ primaryOutcome: { ...outcome, ...change } }, sample)).toBeNull();
  }
});

test('[T7] leaves out of a conversation what could tell the arm', () => {
  const [first, second] = sample.sections;
  const revealing = { ...sample, sections: [first!, { ...second!, revealsArm: true as const }] };
  expect(assistedFormOf(revealing).sections.map(({ code }) => code)).toEqual(['first']);
  expect(assistedFormOf(sample)).toEqual(sample);
});

test('finds the questionnaire of a role in a wave', () => {
  const trial = { questionnaires: [sample] };
  expect(questionnaireFor(trial, sample.role, sample.wave)).toBe(sample);
  expect(questionnaireFor(trial, 'host', sample.wave)).toBeNull();
  expect(questionnaireFor(trial, sample.role, 'w9')).toBeNull();
});

test.each(Object.values(trials))(
  '[T9] the short forms of $id take at most half of the time, and can be sent as they are',
  (trial) => {
    const forms = trial.questionnaires.flatMap((whole) => {
      const short = shortFormOf(trial, whole);
      return short ? [{ whole, short }] : [];
    });
    expect(forms.map(({ short }) => short.wave)).toEqual(trial.primaryOutcome.waves);
    for (const { whole, short } of forms) {
      expect(secondsFor(short)).toBeLessThan(secondsFor(whole) / 2);
      // Nothing of it is asked that the whole questionnaire wouldn't ask after the same answers.
      const first = short.sections[0]?.items[0];
      const answers =
        first?.answer.type === 'choice'
          ? first.answer.options.map(({ code }) => ({ [first.code]: code }))
          : [];
      for (const one of answers) {
        const whole_ = asked(whole, one).flatMap(({ items }) => items.map(({ code }) => code));
        for (const { items } of asked(short, one))
          for (const { code } of items) expect(whole_).toContain(code);
      }
      expect(readAnswers(short, {}, '2026-06-01').problems?.length).toBeGreaterThan(0);
    }
  },
);
