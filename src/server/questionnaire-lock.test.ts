import { expect, test } from 'vitest';
import type { Questionnaire } from '../domain/questionnaire.ts';
import { sample } from '../domain/sample.fixture.ts';
import { trials } from '../trials/index.ts';
import lock from '../trials/questionnaires.lock.json' with { type: 'json' };
import { fingerprint, lockFaults, relock } from './questionnaire-lock.ts';

const trialOf = (questionnaire: Questionnaire) => ({ id: 'trial', questionnaires: [questionnaire] });
const approved = { kind: 'own', approvedBy: 'N', approvedOn: '2026-01-01' } as const;
const changed = { ...sample, title: 'Anders' };
const first = relock(trialOf(sample), {}, false).lock;

test.each(Object.values(trials))('the questionnaires of $id are as they were locked', (trial) => {
  expect(lockFaults(trial, lock)).toEqual([]);
});

test('a changed word shows, a moved line or an approval does not', () => {
  expect(fingerprint(changed)).not.toBe(fingerprint(sample));
  expect(fingerprint({ ...sample, status: approved })).toBe(fingerprint(sample));
  const { title, ...rest } = sample;
  expect(fingerprint({ title, ...rest })).toBe(fingerprint(sample));
  const [section] = sample.sections;
  const turned = { ...section!, items: section!.items.toReversed() };
  expect(fingerprint({ ...sample, sections: [turned] })).not.toBe(
    fingerprint({ ...sample, sections: [section!] }),
  );
});

test('a change asks for a new version; an unapproved draft may be locked again when that is said', () => {
  expect(lockFaults(trialOf(sample), first)).toEqual([]);
  expect(lockFaults(trialOf(changed), first)).toEqual([expect.stringContaining('--draft')]);
  expect(relock(trialOf(changed), first, false).refused).toHaveLength(1);
  const again = relock(trialOf(changed), first, true);
  expect(again.refused).toEqual([]);
  expect(lockFaults(trialOf(changed), again.lock)).toEqual([]);
});

test('an approved version never changes, also not as a draft, and stays approved', () => {
  const kept = relock(trialOf({ ...sample, status: approved }), first, false);
  expect(kept.refused).toEqual([]);
  for (const draft of [false, true]) {
    expect(relock(trialOf(changed), kept.lock, draft).refused).toEqual([
      expect.stringContaining('new version'),
    ]);
  }
  const back = relock(trialOf(sample), kept.lock, false).lock;
  expect(back['trial']?.[sample.id]?.['1']?.approved).toBe(true);
});

test('a new version is locked beside the old one, and the old one can not come back', () => {
  const second = relock(trialOf({ ...changed, version: 2 }), first, false);
  expect(second.refused).toEqual([]);
  expect(Object.keys(second.lock['trial']?.[sample.id] ?? {})).toEqual(['1', '2']);
  expect(lockFaults(trialOf(sample), second.lock)).toEqual([expect.stringContaining('older than 2')]);
  expect(relock(trialOf(sample), second.lock, true).refused).toHaveLength(1);
});

test('a questionnaire that was never locked is told', () => {
  expect(lockFaults(trialOf(sample), {})).toEqual([expect.stringContaining('not locked')]);
});
