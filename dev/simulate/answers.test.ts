import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/domain/answers.ts';
import { assistedFormOf, shortFormOf } from '../../src/domain/short-form.ts';
import { trialOf } from '../../src/trials/index.ts';
import { answerAll } from './answers.ts';
import { stream } from './random.ts';

const trial = trialOf('miles');
const TODAY = '2027-06-15';
const forms = trial.questionnaires.flatMap((whole) => {
  const short = shortFormOf(trial, whole);
  return [
    { name: whole.id, form: whole },
    { name: `${whole.id}, by telephone`, form: assistedFormOf(whole) },
    ...(short ? [{ name: `${whole.id}, short`, form: short }] : []),
  ];
});

describe.each(forms)('$name', ({ form }) => {
  test('whatever is drawn is accepted, and stored exactly as it was given', () => {
    for (let n = 0; n < 40; n += 1) {
      const given = answerAll(form, stream(n, form.id), TODAY);
      const read = readAnswers(form, given, TODAY);
      expect(read.problems ?? []).toEqual([]);
      if (read.problems) continue;
      const stored = [...read.answers, ...read.texts].map(({ item, value }) => `${item} ${value}`).sort();
      const meant = Object.entries(given).flatMap(([item, value]) =>
        [value].flat().map((one) => `${item} ${one}`),
      );
      expect(stored).toEqual(meant.sort());
    }
  });
});
