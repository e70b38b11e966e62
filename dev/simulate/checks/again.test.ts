import { expect, test } from 'vitest';
import { trialOf } from '../../../src/trials/index.ts';
import { freshAtTheDraw } from './again.ts';
import type { Evidence } from './shape.ts';

const trial = trialOf('miles');
const occasion = { id: 'o', questionnaire: 'q', state: 'submitted', closes_on: '2027-02-01', again: false };
const submission = { id: 's', questionnaire: 'q', mode: 'web' };
const baseline = (participant: string, at: string) => ({
  occasion: { ...occasion, participant, wave: 't0', opened_at: '2027-01-04T09:00:00Z' },
  submission: { ...submission, participant, wave: 't0', at },
});
const again = (participant: string, openedAt: string, at: string | null) => ({
  occasion: { ...occasion, participant, wave: 't0-again', opened_at: openedAt, again: true },
  submission: at === null ? null : { ...submission, participant, wave: 't0-again', at },
});

/** What the check says of one couple that was drawn on 2 February 2027. */
function found(
  parts: readonly (ReturnType<typeof baseline> | ReturnType<typeof again>)[],
  byPerson = false,
): readonly string[] {
  return freshAtTheDraw({
    trial,
    names: {
      whoIs: new Map([
        ['a', '1.employee'],
        ['b', '1.employer'],
      ]),
    },
    played: { ledger: { of: () => [] } },
    facts: {
      members: [
        { couple: 'c', participant: 'a', role: 'employee' },
        { couple: 'c', participant: 'b', role: 'employer' },
      ],
      allocations: [{ couple: 'c', at: '2027-02-02T12:00:00Z' }],
      holds: byPerson ? [{ couple: 'c', reason: 'baseline_too_old', by_person: true }] : [],
      occasions: parts.map((one) => one.occasion),
      submissions: parts.flatMap((one) => one.submission ?? []),
    },
  } as unknown as Evidence).broken;
}
const old = baseline('a', '2027-01-04T10:00:00Z');
const fresh = baseline('b', '2027-02-02T11:00:00Z');

test('[T1] a draw by old answers is found, unless a person let it through', () => {
  expect(found([old, fresh])).toEqual(['1.employee was drawn on 2027-02-02 by answers of 2027-01-04']);
  expect(found([old, fresh], true)).toEqual([]);
  expect(found([baseline('a', '2027-01-05T10:00:00Z'), fresh])).toEqual([]);
});

test('[T1] who answered again is fresh; who was asked again without need is found', () => {
  const asked = again('a', '2027-02-02T11:00:00Z', '2027-02-02T12:00:00Z');
  expect(found([old, fresh, asked])).toEqual([]);
  const needless = again('b', '2027-02-02T11:30:00Z', null);
  expect(found([old, fresh, asked, needless])).toEqual([
    '1.employer was asked again on 2027-02-02, and was not late',
  ]);
});
