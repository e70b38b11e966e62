import { expect, test } from 'vitest';
import type { AnswersHere } from './answers-here.ts';
import { newest, type Givens } from './draft.ts';
import { putNewer } from './newer.ts';

/** A form that is a record of answers with their moments. */
function formOf(answers: Givens): { here: AnswersHere; form: () => Givens } {
  let form = answers;
  const here = {
    current: (field: string) => form[field] ?? { value: '', at: 0 },
    put(news: Givens) {
      form = newest(form, news);
      return [];
    },
  };
  return { here: here as unknown as AnswersHere, form: () => form };
}

const hours = { value: '32', at: 10 };

test('puts the later answer in the form, at a moment after ours and before any new one', () => {
  const { here, form } = formOf({ hours });
  expect(putNewer(here, { hours }, { hours: '24' })).toEqual({
    shown: ['hours'],
    hidden: [],
    news: { hours: { value: '24', at: 11 } },
  });
  expect(form()).toEqual({ hours: { value: '24', at: 11 } });
});

test('[C9] empties the field where the later answer shows only after a code', () => {
  const { here, form } = formOf({ hours });
  expect(putNewer(here, { hours }, { hours: null })).toMatchObject({ shown: [], hidden: ['hours'] });
  expect(form()['hours']?.value).toBe('');
});

test('leaves alone what was answered here since, and what is the same in another order', () => {
  const from = { value: ['hr', 'colleagues'], at: 10 };
  const { here, form } = formOf({ hours: { value: '28', at: 12 }, from });
  const newer = { hours: '24', from: ['colleagues', 'hr'], unknown: 'x' };
  expect(putNewer(here, { hours, from }, newer)).toEqual({ shown: [], hidden: [], news: {} });
  expect(form()).toEqual({ hours: { value: '28', at: 12 }, from });
});
