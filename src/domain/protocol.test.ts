import { expect, test } from 'vitest';
import { waveTrial } from './due.fixture.ts';
import { protocolOf } from './protocol.ts';
import { sample } from './sample.fixture.ts';
import type { Trial } from './trial.ts';

const role = (baseline: string, sessionDays: number, how: 'mail' | 'hand'): unknown => ({
  baseline,
  sessionDays,
  consent: { version: '3', date: '2026-02-03', againFrom: ['1', '2'] },
  invites: { role: 'x', how },
});
const trial = {
  ...waveTrial,
  id: 'sample',
  roles: { employer: role('employer-t0', 2, 'hand'), employee: role('employee-t0', 14, 'mail') },
  arms: [{ code: 'now', name: 'Nu', ratio: 1, guidance: 'at_once' }],
  guidanceRoles: ['employer'],
  pairing: { takeBackMinutes: 30, validDays: 30 },
  addressHours: 48,
  paperConsentDays: 30,
  allocation: {
    strata: [
      { factor: 'size', role: 'employer', item: 'staff', levels: { small: ['a'], large: ['b', 'c'] } },
    ],
    baselineMaxAgeDays: 28,
    samePerson: 'hold',
    sameOrganisation: 'allow',
  },
} as unknown as Trial;

test('gives the database what it keeps promises about, and nothing of names, words or block sizes', () => {
  expect(protocolOf(trial)).toEqual({
    trial: 'sample',
    live: false,
    roles: ['employer', 'employee'],
    baseline: { employer: 'employer-t0', employee: 'employee-t0' },
    baseline_wave: 'T0',
    baseline_window_days: 28,
    grace_hours: 48,
    inviter: 'employee',
    arms: [{ code: 'now', ratio: 1, guidance: 'at_once' }],
    strata: [{ factor: 'size', levels: ['small', 'large'] }],
    guidance_roles: ['employer'],
    baseline_max_age_days: 28,
    baseline_again: {
      wave: 'T0-again',
      window_days: 21,
      questionnaires: { employee: 'employee-t0-again', employer: 'employer-t0-again' },
      holds: { guiding: ['done'] },
    },
    same_person: 'hold',
    same_organisation: 'allow',
    release: { months: 12, days: 31 },
    invitation: { delay_minutes: 30, valid_days: 30 },
    session_days: { employer: 2, employee: 14 },
    consent: {
      employer: { version: '3', since: '2026-02-03', again_from: ['1', '2'] },
      employee: { version: '3', since: '2026-02-03', again_from: ['1', '2'] },
    },
    pause_days_most: 28,
    address_hours: 48,
    paper_consent_days: 30,
    talk_days: { closed: 30, open: 180 },
    revealing_items: [],
  });
  expect(protocolOf(trial, true).live).toBe(true);
});

test('[T7] names every item, and every row of a matrix, that stands in a section that could tell the arm', () => {
  const [first, second] = sample.sections;
  if (!first || !second) throw new Error('the sample has two sections');
  const told = { ...sample, sections: [first, { ...second, revealsArm: true as const }] };
  const codes = protocolOf({ ...trial, questionnaires: [sample, told, told] }).revealing_items;
  expect(codes).toEqual(['day', 'from', 'grid_1', 'grid_2', 'mark', 'remark']);
});

test('a trial without a wave at month 0 is refused, because nobody could be asked a baseline', () => {
  const schedule = trial.schedule.slice(1);
  expect(() => protocolOf({ ...trial, schedule })).toThrow('no wave at month 0');
});

test('nobody invites by mail where a participant stands alone', () => {
  const { employer } = trial.roles;
  if (!employer) throw new Error('the sample has an employer');
  expect(protocolOf({ ...trial, roles: { employer: { ...employer, invites: null } } }).inviter).toBeNull();
});
