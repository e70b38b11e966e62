import { expect, test } from 'vitest';
import { assistedFormOf } from '../../../domain/short-form.ts';
import { trials } from '../../../trials/index.ts';
import { conditionWords } from '../condition-words.ts';
import { questionNumbers } from './numbers.ts';

const forms = Object.values(trials).flatMap(({ questionnaires }) => questionnaires.map(assistedFormOf));

test.each(forms)('$id on paper: every question has a number of its own, without a gap', (form) => {
  const numbers = [...questionNumbers(form).values()];
  const items = form.sections.flatMap(({ items }) => items);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.filter((number) => /^\d+$/.test(number)).map(Number)).toEqual(items.map((_, at) => at + 1));
  expect(numbers.filter((number) => !/^\d+[a-z]?$/.test(number))).toEqual([]);
});

test.each(forms)('$id on paper: a condition refers only to a question that stands before it', (form) => {
  const numbers = questionNumbers(form);
  for (const [at, { when }] of form.sections.flatMap(({ items }) => items).entries()) {
    if (!when) continue;
    const words = conditionWords(form, when, (code) => `vraag ${numbers.get(code) ?? '?'}`);
    const named = [...words.matchAll(/vraag (\S+?)[a-z]? /g)].map(([, number]) => Number(number));
    expect(named.length).toBeGreaterThan(0);
    for (const number of named) expect(number).toBeLessThan(at + 1);
  }
});
