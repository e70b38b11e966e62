import { expect, test } from 'vitest';
import { personCriteria, readCriteria, screen } from './eligibility.ts';
import type { Criterion } from './trial.ts';

const yesNo = [
  { code: 'yes', label: 'Ja', meets: true },
  { code: 'no', label: 'Nee', meets: false },
];
const criterion = (code: string, answeredBy: Criterion['answeredBy'] = 'person'): Criterion => ({
  code,
  answeredBy,
  reference: 'screening',
  source: 'protocol',
  question: `Vraag ${code}?`,
  options: yesNo,
  because: `Daarom ${code}.`,
});
const criteria = [criterion('first'), criterion('second'), criterion('outlook', 'professional')];

test('[C5] asks a person only what a person may answer', () => {
  expect(personCriteria(criteria).map(({ code }) => code)).toEqual(['first', 'second']);
  expect(readCriteria(criteria, { first: 'yes', second: 'no' })).toEqual({
    codes: { first: 'yes', second: 'no' },
  });
});

test('asks for each open answer by its question, and beside it in few words', () => {
  expect(readCriteria(criteria, { first: 'yes' }).problems).toEqual([
    { field: 'second', message: 'Kies een antwoord bij ‘Vraag second?’', beside: 'Kies een antwoord.' },
  ]);
});

test('does not accept options that do not exist, or two answers to one question', () => {
  expect(readCriteria(criteria, { first: 'maybe', second: ['yes', 'no'] }).problems).toHaveLength(2);
});

test('lets in who meets every criterion', () => {
  expect(screen(criteria, { first: 'yes', second: 'yes' })).toEqual({ eligible: true });
});

test('names every criterion that is not met, in the order of the protocol', () => {
  const screening = screen(criteria, { second: 'no', first: 'no' });
  expect(screening.failed?.map(({ code }) => code)).toEqual(['first', 'second']);
});

test('does not let in who left a question open', () => {
  expect(screen(criteria, { first: 'yes' }).eligible).toBe(false);
});
