import { expect, test } from 'vitest';
import { trialOf } from '../../src/trials/index.ts';
import { expectedOf, type Story } from './naive.ts';
import { monthsLater } from './naive-days.ts';

const miles = trialOf('miles');
const wave = { windowDays: 28, reminders: [7, 14, 19], phone: { day: 21, attempts: 3 }, paperDay: 24 };
const trial: typeof miles = {
  ...miles,
  schedule: [
    { code: 't0', months: 0, ...wave },
    { code: 't1', months: 3, ...wave },
  ],
  sending: { from: '09:00', until: '20:00', daysOff: [6, 7], holidaysOff: true, gapDays: 3, consentDays: 7 },
};

/** Joined on Monday 4 January 2027, randomised that day: the second window runs from Sunday 4 April to 2 May. */
const story: Story = {
  who: 'somebody',
  role: 'employee',
  joinedOn: '2027-01-04',
  joinedBy: '2027-01-04',
  announcedOn: '2027-01-04',
  randomisedOn: '2027-01-04',
  releaseOn: null,
  answeredBy: { t0: '2027-01-05' },
  declinedBy: {},
  goneBy: null,
  quietBy: null,
  unreachable: [],
  rejectedOn: null,
  pauses: [],
  guidesUntil: null,
  newConsent: null,
  overBy: null,
  again: [],
};
const lines = (more: Partial<Story> = {}, until = '2027-06-01') =>
  expectedOf(trial, { ...story, ...more }, until).map(
    ({ day, what, wave: code }) => `${day} ${what} ${code ?? '-'}`,
  );

test('a window that opens on a Sunday is announced on Monday, and who stays silent gets all of it', () => {
  // 4 April + 7 = Sunday 11, so Monday 12; + 14 = Sunday 18, so Monday 19; + 19 = Friday 23; + 21 = Sunday 25, so 26
  // April; + 24 = Wednesday 28 (King's Day, Tuesday 27, is in between).
  expect(lines()).toEqual([
    '2027-04-05 wave t1',
    '2027-04-12 reminder t1',
    '2027-04-19 reminder t1',
    '2027-04-23 last-reminder t1',
    '2027-04-26 phone t1',
    '2027-04-28 paper t1',
  ]);
});

test('the baseline has no invitation of its own, and its reminders end with the answers', () => {
  expect(lines({ answeredBy: { t0: '2027-01-19', t1: '2027-04-05' } })).toEqual([
    '2027-01-11 reminder t0',
    '2027-01-18 reminder t0',
  ]);
});

test('who said on the telephone not to want a questionnaire is not reminded of it, only asked for the next one', () => {
  // The call and the last reminder waited for a new consent; then the call came first.
  const newConsent = { from: '2027-04-15', givenBy: '2027-04-26' };
  const waited = [
    '2027-04-05 wave t1',
    '2027-04-12 reminder t1',
    '2027-04-15 consent-again -',
    '2027-04-22 consent-again -',
  ];
  expect(lines({ newConsent }).slice(0, 6)).toEqual([
    ...waited,
    '2027-04-26 phone t1',
    '2027-04-26 last-reminder t1',
  ]);
  expect(lines({ newConsent, declinedBy: { t1: '2027-04-26' } })).toEqual(waited);
  expect(lines({ declinedBy: { t0: '2027-01-06' } })).toEqual(lines());
});

test('who stopped or died gets nothing from that morning on; who wants no contact no mail and no call', () => {
  expect(lines({ goneBy: '2027-04-12' })).toEqual(['2027-04-05 wave t1']);
  expect(lines({ quietBy: '2027-04-20' })).toHaveLength(3);
});

test('a pause skips what would be late, but never the invitation', () => {
  // Until 21 April: the first two reminders give way to the last one; three days lie between two mails.
  expect(lines({ pauses: [['2027-04-01', '2027-04-21']] })).toEqual([
    '2027-04-21 wave t1',
    '2027-04-26 phone t1',
    '2027-04-26 last-reminder t1',
    '2027-04-28 paper t1',
  ]);
});

test('a pause lasts 28 days at most, however often it is made longer', () => {
  const twice = lines({
    pauses: [
      ['2027-03-20', '2027-04-10'],
      ['2027-04-10', '2027-05-01'],
    ],
  });
  expect(twice[0]).toBe('2027-04-19 wave t1');
});

test('who can be reached by mail no more is called when the next mail would have left', () => {
  const bounced = lines({ unreachable: [['2027-04-06', null]] });
  expect(bounced).toEqual(['2027-04-05 wave t1', '2027-04-12 phone t1', '2027-04-28 paper t1']);
});

test('who never got the invitation, because there is no such mailbox, is called the next morning', () => {
  const rejected = lines({ unreachable: [['2027-04-06', null]], rejectedOn: '2027-04-05' });
  expect(rejected.slice(0, 2)).toEqual(['2027-04-05 wave t1', '2027-04-06 phone t1']);
});

test('the end comes on the day of the release, to who has answered nothing as well', () => {
  expect(lines({ releaseOn: '2027-05-29', answeredBy: { t0: '2027-01-05', t1: '2027-04-05' } })).toEqual([
    '2027-05-31 end -',
  ]);
});

test('who comes in after the release hears of it on the first morning after that', () => {
  const late = {
    joinedOn: '2028-04-13',
    joinedBy: '2028-04-14',
    announcedOn: null,
    randomisedOn: '2027-03-12',
  };
  const releaseOn = '2028-04-12';
  expect(lines({ ...late, releaseOn, answeredBy: { t0: '2028-04-13' } }, '2028-06-01')).toEqual([
    '2028-04-14 end -',
  ]);
});

test('no later questionnaire opens for who no longer guides', () => {
  expect(lines({ guidesUntil: '2027-04-03' })).toEqual([]);
  expect(lines({ guidesUntil: '2027-04-04' })[0]).toBe('2027-04-05 wave t1');
});

test('[C7] a new consent is asked, asked again after a week and by telephone after another; the rest waits for it', () => {
  const newConsent = { from: '2027-04-06', givenBy: null };
  const asked = ['2027-04-05 wave t1', '2027-04-08 consent-again -', '2027-04-15 consent-again -'];
  expect(lines({ newConsent })).toEqual([...asked, '2027-04-22 consent -']);
  expect(lines({ newConsent: { ...newConsent, givenBy: '2027-04-20' } })).toEqual([
    ...asked,
    '2027-04-20 reminder t1',
    '2027-04-23 last-reminder t1',
    '2027-04-26 phone t1',
    '2027-04-28 paper t1',
  ]);
  expect(lines({ newConsent, unreachable: [['2027-04-07', null]] })).toEqual([
    '2027-04-05 wave t1',
    '2027-04-07 consent -',
  ]);
  expect(lines({ newConsent, overBy: '2027-04-12' })).toHaveLength(2);
  // The mail about the baseline counts: three days lie between it and the question.
  expect(lines({ newConsent: { from: '2027-01-05', givenBy: null } })[0]).toBe('2027-01-07 consent-again -');
});

test('months end on the last day where the day is not there', () => {
  expect(monthsLater('2027-01-31', 1)).toBe('2027-02-28');
  expect(monthsLater('2027-11-30', 3)).toBe('2028-02-29');
  expect(monthsLater('2027-12-31', 12)).toBe('2028-12-31');
});

test('[T1] what is asked again is announced the next morning, reminded of once and called about; over at the draw', () => {
  const asked = { wave: 't0-again', on: '2027-03-01', from: '2027-03-02', overBy: null };
  const waiting = { randomisedOn: null, again: [asked] };
  expect(lines(waiting)).toEqual([
    '2027-03-02 again t0-again',
    '2027-03-08 again-reminder t0-again',
    // The twelfth day is a Saturday.
    '2027-03-15 phone t0-again',
  ]);
  expect(lines({ ...waiting, answeredBy: { t0: '2027-01-05', 't0-again': '2027-03-05' } })).toHaveLength(1);
  expect(lines({ ...waiting, again: [{ ...asked, overBy: '2027-03-10' }] })).toHaveLength(2);
});
