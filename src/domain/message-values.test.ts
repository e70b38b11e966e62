import { expect, test } from 'vitest';
import { trials } from '../trials/index.ts';
import { minutesAtMost } from './journey.ts';
import { offeredForm, questionnaireValues, wordsFor } from './message-values.ts';

const trial = Object.values(trials)[0];
if (!trial) throw new Error('no trial');
const [first] = trial.questionnaires;
if (!first) throw new Error('no questionnaire');

test('says which questionnaire of how many, in words', () => {
  const of = (wave: string) => questionnaireValues(trial, 'wave', { ...first, wave });
  const [start, next] = trial.schedule;
  expect(of(start?.code ?? '')).toMatchObject({ ordinal: 'eerste', total: 'vier' });
  expect(of(next?.code ?? '').ordinal).toBe('tweede');
});

test('promises the minutes of the whole questionnaire, and fewer for the short form', () => {
  const most = (kind: string) =>
    trial.questionnaires.map((one) => [
      Number(questionnaireValues(trial, kind, one).minutes),
      minutesAtMost(trial, one),
      offeredForm(trial, kind, one) !== null,
    ]);
  for (const [minutes, whole] of most('reminder')) expect(minutes).toBe(whole);
  for (const [minutes, whole, short] of most('last-reminder'))
    if (short) expect(minutes).toBeLessThan(Number(whole));
    else expect(minutes).toBe(whole);
});

test('an arm or the short form has its own words where they were written', () => {
  const words = { subject: 's', preheader: 'p', paragraphs: [] };
  const own = { ...words, subject: 'own' };
  expect(wordsFor({ a: words, 'a.short': own }, 'a', 'short')).toBe(own);
  expect(wordsFor({ a: words }, 'a', 'short')).toBe(words);
  expect(wordsFor({ a: words }, 'b', null)).toBeUndefined();
  expect(wordsFor(undefined, 'a', null)).toBeUndefined();
});
