import { describe, expect, test } from 'vitest';
import { miles } from '../trials/miles/index.ts';
import { consentField } from './consent.ts';
import type { FormInput } from './form.ts';
import { criterionField, readFigures, readPaperConsent } from './paper-consent.ts';
import type { RoleDefinition } from './trial.ts';

const employee: RoleDefinition = {
  ...(miles.roles['employee'] as RoleDefinition),
  eligibility: [
    ...(miles.roles['employee']?.eligibility ?? []),
    {
      code: 'curative',
      answeredBy: 'professional',
      reference: 'screening',
      source: 'protocol',
      question: 'Only a professional answers this',
      options: [],
      because: '',
    },
  ],
};
const { consent } = employee;
const days = { today: '2026-12-31', most: 30 };
const required = consent.statements.filter((one) => one.required);

const whole: FormInput = {
  version: consent.version,
  ...Object.fromEntries(miles.roles['employee']!.eligibility.map(({ code }) => [criterionField(code), 'ja'])),
  ...Object.fromEntries(required.map(({ code }) => [consentField(code), 'ja'])),
  name: 'Anna de Vries',
  email: 'Anna@voorbeeld.nl',
  email_again: 'anna@voorbeeld.nl',
  phone: '06 12345678',
  signed_on: '24-12-2026',
  figures: '12 34',
  filed: 'ja',
};
const problemsOf = (more: FormInput, signing = days): string[] =>
  (readPaperConsent(employee, { ...whole, ...more }, signing).problems ?? []).map(({ field }) => field);

describe('a consent on paper', () => {
  test('[C5, C6] is read whole, without what was asked of the criteria, and never asks what a professional answers', () => {
    expect(readPaperConsent(employee, whole, days)).toEqual({
      paper: {
        given: required.map(({ code }) => code),
        refused: consent.statements.filter((one) => !one.required).map(({ code }) => code),
        name: 'Anna de Vries',
        email: 'anna@voorbeeld.nl',
        phone: '+31612345678',
        signedOn: '2026-12-24',
        figures: '1234',
      },
    });
    expect(readPaperConsent(employee, { ...whole, phone: '' }, days).paper?.phone).toBe(null);
  });

  test('says all that is wrong at once, in the order of the form', () => {
    expect((readPaperConsent(employee, {}, days).problems ?? []).map(({ field }) => field)).toEqual([
      'version',
      ...miles.roles['employee']!.eligibility.map(({ code }) => criterionField(code)),
      ...required.map(({ code }) => consentField(code)),
      'name',
      'email',
      'signed_on',
      'figures',
      'filed',
    ]);
  });

  test.each([
    ['version', { version: 'werknemer-0' }],
    ['version', { version: 'other' }],
    [criterionField('sick_leave'), { [criterionField('sick_leave')]: '' }],
    [consentField('data'), { [consentField('data')]: '' }],
    ['email_again', { email_again: 'ana@voorbeeld.nl' }],
    ['phone', { phone: '12' }],
    ['signed_on', { signed_on: '1-1-2027' }],
    ['signed_on', { signed_on: '30-11-2026' }],
    ['signed_on', { signed_on: 'gisteren' }],
    ['figures', { figures: '123' }],
    ['figures', { figures: '१२३४' }],
    ['filed', { filed: '' }],
  ])('finds what is wrong with %s in %j', (field, more) => {
    expect(problemsOf(more)).toEqual([field]);
  });

  test('counts from the day on which its version came in force, and thirty days long', () => {
    const early = { today: '2026-11-25', most: 30 };
    expect(problemsOf({ signed_on: consent.date }, early)).toEqual([]);
    expect(problemsOf({ signed_on: '2026-11-20' }, early)).toEqual(['signed_on']);
    expect(problemsOf({ signed_on: '2026-12-01' })).toEqual([]);
    expect(problemsOf({ signed_on: '2026-12-31' })).toEqual([]);
  });

  test('without a needed tick says what to do, and not that the researcher should tick', () => {
    const [problem] =
      readPaperConsent(employee, { ...whole, [consentField('data')]: '' }, days).problems ?? [];
    expect(problem?.message).toContain('Staat er op papier een vinkje');
    expect(problem?.beside).toContain('Bel, en vraag of het vergeten is');
  });
});

test('four figures are read with spaces, and nothing else is', () => {
  expect(readFigures({ figures: ' 0 0 1 2 ' })).toEqual({ figures: '0012' });
  for (const figures of ['', '12345', 'abcd', '12a4'])
    expect(readFigures({ figures }).problems).toHaveLength(1);
});
