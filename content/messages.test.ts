/** The words that leave this system: equal for both arms, and silent about illness. */
import { describe, expect, test } from 'vitest';
import { renderMessage, type MessageValues } from '../src/domain/message.ts';
import type { Trial } from '../src/domain/trial.ts';
import { trials } from '../src/trials/index.ts';
import { content, type MessageKind, type MessageWords } from './index.ts';

/** Words that would tell a reader, or whoever looks over a shoulder, that somebody is ill. */
const ILLNESS =
  /kanker|tumor|oncolo|chemo|bestraling|kwf|pati[eë]nt|diagnose|ziek|behandel|medisch|gezond|arts|symptoom|kwaal|herstel|verzuim/i;

/** Kinds that go to people who may not have consented yet: nothing of the mail may speak of illness. */
const BEFORE_CONSENT: ReadonlySet<MessageKind> = new Set(['code', 'invitation']);

const values: MessageValues = {
  name: 'Sam de Vries',
  other: 'Noor',
  code: '123456',
  link: 'https://voorbeeld.nl/start/?t=abc',
  release_on: '3 december 2027',
  closes_on: '3 december 2026',
  minutes: '15',
};

interface Mail {
  readonly id: string;
  readonly kind: MessageKind;
  readonly variant: string;
  readonly words: MessageWords;
  readonly trial: Trial;
}

const mails: readonly Mail[] = Object.values(trials).flatMap((trial) =>
  Object.entries(content(trial.id).messages).flatMap(([kind, variants]) =>
    Object.entries(variants).map(([variant, words]) => ({
      id: `${trial.id} ${kind} ${variant}`,
      kind: kind as MessageKind,
      variant,
      words,
      trial,
    })),
  ),
);

describe.each(mails)('$id', ({ variant, words, trial }) => {
  test('is written for a role and an arm that the trial has', () => {
    const [role = '', arm] = variant.split('.');
    expect([...Object.keys(trial.roles), 'researcher']).toContain(role);
    if (arm !== undefined) expect(trial.arms.map(({ code }) => code)).toContain(arm);
  });

  test('[C3] names no illness in subject, preheader and button', () => {
    for (const text of [words.subject, words.preheader, words.button ?? ''])
      expect(text).not.toMatch(ILLNESS);
  });

  test('[C3] shows no name and no code on a locked screen', () => {
    expect(words.subject + words.preheader).not.toMatch(/\{(name|other|code|link)\}/);
  });

  test('can be rendered: every placeholder is known', () => {
    const { text, html } = renderMessage(words, values, trial.contact);
    expect(text + html).not.toMatch(/\{[a-z_]+\}/);
  });
});

test.each(mails.filter(({ kind }) => BEFORE_CONSENT.has(kind)))(
  '[C3] $id names no illness in its body: the reader may not have consented yet',
  ({ words, trial }) => {
    expect(words.paragraphs.join('\n')).not.toMatch(ILLNESS);
    expect(renderMessage(words, values, trial.contact).text).not.toMatch(ILLNESS);
  },
);

const pairs = Object.values(trials).flatMap((trial) =>
  Object.keys(trial.roles).map((role) => ({ id: `${trial.id} ${role}`, role, trial })),
);

test.each(pairs)('[T11] $id: both arms get as many paragraphs, of the same length', ({ role, trial }) => {
  const { allocated } = content(trial.id).messages;
  const arms = trial.arms.map(({ code }) => allocated[`${role}.${code}`]);
  const lengths = arms.map((words) => (words ? renderMessage(words, values, trial.contact).text.length : 0));
  const longest = Math.max(...lengths);
  expect(new Set(arms.map((words) => words?.paragraphs.length)).size).toBe(1);
  expect(Math.min(...lengths)).toBeGreaterThan(400);
  expect(longest - Math.min(...lengths)).toBeLessThanOrEqual(longest * 0.02);
});

test.each(pairs)('[T11] $id: subject and preheader tell no arm', ({ role, trial }) => {
  const { allocated } = content(trial.id).messages;
  const outsides = trial.arms.map(({ code }) => {
    const words = allocated[`${role}.${code}`];
    return `${words?.subject}\n${words?.preheader}`;
  });
  expect(new Set(outsides).size).toBe(1);
});

test.each(Object.keys(trials))('[C2] %s tells an unpaired person never why', (id) => {
  for (const words of Object.values(content(id).messages['no-couple'])) {
    expect(words.button).toBeUndefined();
    expect(words.paragraphs.join(' ')).not.toMatch(
      /geweigerd|afgewezen|nee gezegd|niet gereageerd|niet geopend|verlopen/i,
    );
  }
});

test.each(Object.keys(trials))(
  '[C3] %s names no illness in a notice or at the door of the guidance',
  (id) => {
    const { notices, gate } = content(id);
    for (const { heading, body, next } of [...Object.values(notices), ...Object.values(gate)]) {
      expect([heading, body, next?.label].join(' ')).not.toMatch(ILLNESS);
    }
  },
);
