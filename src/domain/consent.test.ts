import { expect, test } from 'vitest';
import { consentText, readConsent } from './consent.ts';
import type { Consent } from './trial.ts';

const consent: Consent = {
  version: 'gast-1',
  date: '2026-01-02',
  hoursToThink: 0,
  statements: [
    { code: 'informed', words: 'Ik heb alles gelezen.', required: true },
    { code: 'data', words: 'Mijn antwoorden mogen worden gebruikt.', required: true },
    { code: 'later', words: 'U mag mij later iets vragen.', required: false },
  ],
};

test('[C7] takes each statement apart and keeps what was given and what was refused', () => {
  expect(readConsent(consent, { consent_informed: 'ja', consent_data: 'on' })).toEqual({
    given: ['informed', 'data'],
    refused: ['later'],
  });
});

test('[C7] asks for each required statement by its words', () => {
  const { problems } = readConsent(consent, { consent_later: 'ja', consent_informed: ' ' });
  expect(problems?.map(({ field }) => field)).toEqual(['consent_informed', 'consent_data']);
  expect(problems?.[0]?.message).toContain('Ik heb alles gelezen.');
});

test('[C7] writes version and words as one text, in which every changed word shows', () => {
  const [first, ...rest] = consent.statements;
  const changed = { ...consent, statements: [{ ...first!, words: 'Ik heb bijna alles gelezen.' }, ...rest] };
  expect(consentText(consent)).toContain('gast-1');
  expect(consentText(consent)).not.toBe(consentText(changed));
  expect(consentText(consent)).not.toBe(consentText({ ...consent, version: 'gast-2' }));
});
