import { expect, test } from 'vitest';
import { shortFormOf } from '../domain/short-form.ts';
import { trials } from '../trials/index.ts';
import { formPath } from './paths.ts';

test.each(Object.values(trials))(
  'a link to a short form opens it where there is one, and else the whole',
  (trial) => {
    for (const one of trial.questionnaires) {
      const whole = `/vragenlijst/${one.id}/`;
      expect(formPath(trial, one.id, 'questionnaire')).toBe(whole);
      expect(formPath(trial, one.id, 'questionnaire-short')).toBe(
        shortFormOf(trial, one) ? `${whole}kort/` : whole,
      );
    }
    expect(formPath(trial, 'unknown', 'questionnaire-short')).toBe('/vragenlijst/unknown/');
  },
);
