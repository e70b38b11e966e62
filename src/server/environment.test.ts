import { expect, test } from 'vitest';
import { trialOf } from '../trials/index.ts';
import { readEnvironment } from './environment.ts';
import { liveObjections } from './live.ts';

const KEY = 'A'.repeat(43);
const complete = {
  TRIAL: 'miles',
  TRIAL_STATUS: 'test',
  SITE_URL: 'https://onderzoek.example.org/',
  SUPABASE_URL: 'https://abc.supabase.co',
  SUPABASE_SECRET_KEY: 'sb_secret_0123456789abcdef',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789abcdef',
  SESSION_SECRET: KEY,
  CONTACT_KEY: KEY,
  HASH_KEY: KEY,
  LINK_KEY: KEY,
  SMTP_URL: 'smtps://mail.example.org:465',
  MAIL_FROM: 'Onderzoek <onderzoek@example.org>',
};
const messageOf = (variables: Record<string, string | undefined>) => {
  try {
    readEnvironment(variables, trialOf);
    return '';
  } catch (fault) {
    return fault instanceof Error ? fault.message : '';
  }
};

test('takes a complete environment', () => {
  expect(readEnvironment(complete, trialOf)).toMatchObject({
    SITE_URL: 'https://onderzoek.example.org',
    RATE_LIMIT: 600,
  });
});

test('names every variable that is missing, and what to set', () => {
  const message = messageOf({});
  for (const name of Object.keys(complete).filter((one) => one !== 'TRIAL')) expect(message).toContain(name);
  expect(message).toContain('openssl rand');
  expect(messageOf({ ...complete, MAIL_FROM: '' })).toContain('MAIL_FROM');
  expect(messageOf({ ...complete, CONTACT_KEY: 'A'.repeat(60) })).toContain('32 bytes');
  expect(messageOf({ ...complete, SMTP_URL: 'https://mail.example.org' })).toContain('smtp://');
});

test('never shows a value of the environment', () => {
  expect(messageOf({ ...complete, SESSION_SECRET: 'kort-geheim' })).not.toContain('kort-geheim');
});

test('[C7, C8, T12] live is refused while something is missing that a real trial needs, and each point is named', () => {
  const message = messageOf({ ...complete, TRIAL_STATUS: 'live' });
  for (const point of ['approval', 'contact.', 'questionnaire ']) expect(message).toContain(point);
});

test('[C7, T12] live is allowed once everything is recorded, and only for the approved version of the consent', () => {
  const trial = trialOf('miles');
  const who = { name: 'N', role: 'r', email: 'n@example.org', phone: '010' };
  const consentVersions = Object.fromEntries(
    Object.entries(trial.roles).map(([role, { consent }]) => [role, consent.version]),
  );
  const ready = {
    ...trial,
    contact: { ...trial.contact, independentExpert: who, complaints: who, dataProtection: who },
    questionnaires: trial.questionnaires.map((one) => ({
      ...one,
      status: { kind: 'own', approvedBy: 'N', approvedOn: '2026-01-01' } as const,
      sections: one.sections.filter(({ instrument }) => !instrument),
    })),
    approval: { committee: 'METC', number: '1', date: '2026-01-01', consentVersions },
  };
  const site = { SITE_URL: 'https://onderzoek.example.org' };
  expect(liveObjections(ready, site)).toEqual([]);
  expect(liveObjections(ready, { SITE_URL: 'http://onderzoek.example.org' })).toHaveLength(1);
  const [role] = Object.keys(trial.roles);
  const changed = {
    ...ready,
    approval: { ...ready.approval, consentVersions: { ...consentVersions, [role ?? '']: '0' } },
  };
  expect(liveObjections(changed, site)).toHaveLength(1);
  const placeholder = { kind: 'placeholder', source: 'een instrument' } as const;
  const unlicensed = {
    ...ready,
    questionnaires: ready.questionnaires.map((one) => ({ ...one, status: placeholder })),
  };
  expect(liveObjections(unlicensed, site)).toHaveLength(trial.questionnaires.length);
  const [first] = trial.questionnaires.filter(({ sections }) =>
    sections.some(({ instrument }) => instrument),
  );
  const partly = first ? [{ ...first, status: { kind: 'validated', source: 's' } as const }] : [];
  const objections = liveObjections({ ...ready, questionnaires: partly }, site);
  expect(objections).toHaveLength(first?.sections.filter(({ instrument }) => instrument).length ?? 0);
  for (const objection of objections) expect(objection).toMatch(/section .*placeholder/);
  const endless = ready.questionnaires.map((one) => ({
    ...one,
    sections: one.sections.map((section) => ({ ...section, intro: 'woord '.repeat(3000) })),
  }));
  expect(liveObjections({ ...ready, questionnaires: endless }, site).join()).toMatch(/takes \d+ minutes/);
});

test('the secret for notices of returned mail may be left out, and may not be short', () => {
  expect(readEnvironment(complete, trialOf).BOUNCE_SECRET).toBeUndefined();
  expect(readEnvironment({ ...complete, BOUNCE_SECRET: '' }, trialOf).BOUNCE_SECRET).toBeUndefined();
  expect(messageOf({ ...complete, BOUNCE_SECRET: 'geheim' })).toContain('BOUNCE_SECRET');
});

test('[C3] refuses a sender’s name that names an illness: it stands on locked screens', () => {
  expect(messageOf({ ...complete, MAIL_FROM: 'Kankeronderzoek <o@example.org>' })).toContain('MAIL_FROM');
});
