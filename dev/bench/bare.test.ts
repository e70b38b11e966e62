import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { readAnswers } from '../../src/domain/answers.ts';
import { trialOf } from '../../src/trials/index.ts';
import { everyAnswer } from './answers.ts';
import { barePage } from './bare.ts';

const { questionnaires } = trialOf(undefined);

test.each(questionnaires)(
  'the bare page of $id has every field of the questionnaire and nothing to load',
  (questionnaire) => {
    const page = parse(barePage(questionnaire));
    const names = new Set(page.querySelectorAll('[name]').map((field) => field.getAttribute('name')));
    for (const field of Object.keys(everyAnswer(questionnaire, 0, '2026-11-21')))
      expect(names).toContain(field);
    expect(page.querySelectorAll('script, style, link, img')).toEqual([]);
  },
);

test.each(questionnaires)(
  'the answers given to $id are complete and valid, whatever the number',
  (questionnaire) => {
    for (let number = 0; number < 60; number += 1) {
      const form = everyAnswer(questionnaire, number, '2026-11-21');
      expect(readAnswers(questionnaire, form, '2026-11-21').problems).toBeUndefined();
    }
  },
);
