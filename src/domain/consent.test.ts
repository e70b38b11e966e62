import { expect, test } from 'vitest';
import { consentText, readConsent } from './consent.ts';
import type { Consent } from './trial.ts';

const consent: Consent = {
  version: 'gast-1',
  date: '2026-01-02',
  againFrom: [],
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

test('[C7] asks for each required statement, in the order of the page', () => {
  const { problems } = readConsent(consent, { consent_later: 'ja', consent_informed: ' ' });
  expect(problems?.map(({ field }) => field)).toEqual(['consent_informed', 'consent_data']);
  expect(problems?.[0]?.message).toBe('Zet een vinkje bij ‘Ik heb alles gelezen.’');
});

test('names a long statement by how it begins; beside the box it says what to do', () => {
  const words = 'Ik weet dat ik altijd mag stoppen en dat ik niet hoef te zeggen waarom.';
  const { problems } = readConsent({ ...consent, statements: [{ code: 'free', words, required: true }] }, {});
  expect(problems?.[0]?.message).toBe('Zet een vinkje bij ‘Ik weet dat ik altijd mag stoppen en…’');
  expect(problems?.[0]?.beside).toMatch(/^Zet hier een vinkje/);
  expect(problems?.[0]?.beside).not.toContain(words);
});

test('[C7] writes version and words as one text, in which every changed word shows', () => {
  const [first, ...rest] = consent.statements;
  const changed = { ...consent, statements: [{ ...first!, words: 'Ik heb bijna alles gelezen.' }, ...rest] };
  expect(consentText(consent)).toContain('gast-1');
  expect(consentText(consent)).not.toBe(consentText(changed));
  expect(consentText(consent)).not.toBe(consentText({ ...consent, version: 'gast-2' }));
});
