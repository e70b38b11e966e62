import { expect, test } from 'vitest';
import { readDecision, readEvent, readWithdrawal } from './desk-form.ts';

const fieldsOf = (read: { problems?: readonly { field: string }[] | undefined }) =>
  read.problems?.map(({ field }) => field);

test('a decision about a held couple needs a choice and a reason', () => {
  expect(readDecision({ decision: 'lift', reason: ' andere afdeling ' })).toEqual({
    decision: 'lift',
    reason: 'andere afdeling',
  });
  expect(fieldsOf(readDecision({}))).toEqual(['decision', 'reason']);
  expect(fieldsOf(readDecision({ decision: 'delete', reason: 'x' }))).toEqual(['decision']);
  expect(fieldsOf(readDecision({ decision: 'exclude', reason: 'x'.repeat(501) }))).toEqual(['reason']);
});

test('what happened has a kind that this person can have, a day that was, and a reason', () => {
  const kinds = ['died', 'job_lost'];
  const read = (form: Record<string, string>) => readEvent(form, kinds, '2026-03-10');
  expect(read({ kind: 'died', happened_on: '9-3-2026', reason: 'Belde' })).toEqual({
    event: { kind: 'died', happenedOn: '2026-03-09', reason: 'Belde' },
  });
  expect(read({ kind: 'job_lost', reason: 'x' })).toEqual({
    event: { kind: 'job_lost', happenedOn: null, reason: 'x' },
  });
  expect(fieldsOf(read({ kind: 'other_manager', happened_on: '11-3-2026' }))).toEqual([
    'kind',
    'happened_on',
    'reason',
  ]);
});

test('that somebody wants to stop needs how far, how we know, and a tick; erasing is not for the desk', () => {
  const form = { grade: 'no_contact', stop_reason: 'Zei het aan de telefoon', stop_sure: 'ja' };
  expect(readWithdrawal(form)).toEqual({ asked: { grade: 'no_contact', reason: 'Zei het aan de telefoon' } });
  expect(fieldsOf(readWithdrawal({}))).toEqual(['grade', 'stop_reason', 'stop_sure']);
  // Nobody has to say why they stop.
  expect(
    readWithdrawal({})
      .problems?.map(({ message }) => message)
      .join(' '),
  ).not.toMatch(/waarom/);
  expect(fieldsOf(readWithdrawal({ ...form, grade: 'erase' }))).toEqual(['grade']);
  expect(fieldsOf(readWithdrawal({ ...form, stop_sure: '' }))).toEqual(['stop_sure']);
  expect(fieldsOf(readWithdrawal({ ...form, stop_reason: 'x'.repeat(501) }))).toEqual(['stop_reason']);
});
