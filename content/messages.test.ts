/** The words that leave this system: equal for both arms, and silent about illness. */
import { describe, expect, test } from 'vitest';
import { CALENDAR_WORDS } from '../src/domain/icalendar.ts';
import { renderMessage, type MessageValues } from '../src/domain/message.ts';
import { namesIllness } from '../src/domain/illness.ts';
import { offeredForm, questionnaireValues, wordsFor } from '../src/domain/message-values.ts';
import type { Trial } from '../src/domain/trial.ts';
import { trials } from '../src/trials/index.ts';
import { content, type MessageKind, type MessageWords } from './index.ts';

/** Kinds that go to people who may not have consented yet, or to an address that may be a stranger's. */
const BEFORE_CONSENT: ReadonlySet<MessageKind> = new Set([
  'code',
  'invitation',
  'address-new',
  'address-desk',
  'paper-sign-up',
]);

/** Kinds about a questionnaire: rendered for each one of the role. */
const ABOUT_A_QUESTIONNAIRE: ReadonlySet<string> = new Set(['wave', 'reminder', 'last-reminder', 'joined']);
/** Kinds about what is asked again before the draw. */
const ABOUT_IT_AGAIN: ReadonlySet<string> = new Set(['again', 'again-reminder']);

/** Kinds after which somebody may want to end it all: they say how. */
const SAYS_HOW_TO_STOP: readonly MessageKind[] = [
  'wave',
  'reminder',
  'last-reminder',
  'again',
  'again-reminder',
];

const values: MessageValues = {
  name: 'Sam de Vries',
  other: 'Noor',
  code: '123 456',
  link: 'https://voorbeeld.nl/start/?t=abc',
  mine: 'https://voorbeeld.nl/mijn/',
  release_on: '3 december 2027',
  closes_on: '3 december 2026',
  confirm_until: '3 december 2026, 14:05 uur',
  minutes: '15',
  ordinal: 'tweede',
  total: 'vier',
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

/** Every message for every kind of person: each role, each arm, each questionnaire, with and without a short form. */
const people = Object.values(trials).flatMap((trial) =>
  Object.entries(content(trial.id).messages).flatMap(([kind, message]) =>
    Object.keys(trial.roles).flatMap((role) => {
      const again = ABOUT_IT_AGAIN.has(kind);
      const asked = trial.questionnaires.filter(
        (one) => one.role === role && (one.wave === trial.baselineAgain.code) === again,
      );
      const about = again || ABOUT_A_QUESTIONNAIRE.has(kind) ? asked : [null];
      return trial.arms.flatMap(({ code: arm }) =>
        about.flatMap((questionnaire) => {
          const short = questionnaire && offeredForm(trial, kind, questionnaire) !== null;
          const words = wordsFor(message, role, short ? 'short' : arm);
          // Not every kind goes to every role: an invitation goes to one.
          if (!words) return [];
          const own = questionnaire ? questionnaireValues(trial, kind, questionnaire) : {};
          return [
            {
              id: `${trial.id} ${kind} to ${role} in ${arm}${questionnaire ? ` about ${questionnaire.id}` : ''}`,
              kind: kind as MessageKind,
              role,
              arm,
              questionnaire,
              words,
              trial,
              mail: renderMessage(words, { ...values, ...own }, trial.contact),
            },
          ];
        }),
      );
    }),
  ),
);

/** The parts that show before or beside the mail: on a locked screen, in a list, on paper, to somebody who can't see. */
function outside(html: string, subject: string): string[] {
  const attribute = (name: string): string[] =>
    [...html.matchAll(new RegExp(`\\b${name}="([^"]*)"`, 'g'))].map((found) => found[1] ?? '');
  const inside = (tag: string): string[] =>
    [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
      (found) => found[1] ?? '',
    );
  const preheader = /display:none[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
  return [
    subject,
    preheader,
    ...['href', 'title', 'alt', 'aria-label', 'name', 'download', 'id', 'class'].flatMap(attribute),
    ...['title', 'a', 'h1', 'caption'].flatMap(inside),
  ];
}

describe.each(mails)('$id', ({ variant, words, trial }) => {
  test('is written for a role and an arm that the trial has', () => {
    const [role = '', arm] = variant.split('.');
    expect([...Object.keys(trial.roles), 'researcher']).toContain(role);
    if (arm !== undefined) expect([...trial.arms.map(({ code }) => code), 'short']).toContain(arm);
  });

  test('[C3] names no illness in subject, preheader and button', () => {
    for (const text of [words.subject, words.preheader, words.button ?? ''])
      expect([text, namesIllness(text)]).toEqual([text, false]);
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
    expect(namesIllness(words.paragraphs.join('\n'))).toBe(false);
    expect(namesIllness(renderMessage(words, values, trial.contact).text)).toBe(false);
  },
);

describe.each(people)('$id', ({ words, mail, trial, kind }) => {
  test('[C3] no part that shows outside names an illness, and the sender and the signature neither', () => {
    const { contact } = trial;
    const frame = [contact.person.name, contact.person.role, contact.department, contact.organisation];
    for (const part of [...outside(mail.html, mail.subject), ...frame, contact.person.email ?? ''])
      expect([part, namesIllness(part)]).toEqual([part, false]);
  });

  test('[C3] fetches nothing, follows nobody, carries no file: its links are the personal one and the own page', () => {
    expect(mail.html).not.toMatch(
      /<(img|script|link|iframe|object|form|video|svg)|\bsrc=|url\(|@import|background=/i,
    );
    const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map((found) =>
      found[1]?.replaceAll('&#38;', '&'),
    );
    for (const link of links) expect([values.link, values.mine]).toContain(link);
    expect(links.filter((link) => link === values.link)).toHaveLength(words.button === undefined ? 0 : 1);
    expect(Object.keys(mail).toSorted()).toEqual(['html', 'subject', 'text']);
  });

  test('says the same as text and as HTML, with whom to call', () => {
    const bare = mail.html
      .replace(/<br>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    for (const line of mail.text.split('\n').filter(Boolean)) {
      // In plain text a colon stands between the button's words and its address.
      expect(bare).toContain(line === `${words.button}:` ? words.button : line);
    }
    expect(mail.text).toContain(trial.contact.person.phone);
    expect(mail.text).not.toMatch(/[{}]|undefined/);
  });

  test('is short, with sentences for a tired reader', () => {
    const sentences = words.paragraphs.join(' ').split(/[.?!]\s/);
    expect(Math.max(...sentences.map((one) => one.split(/\s+/).length))).toBeLessThanOrEqual(24);
    expect(words.paragraphs.join(' ').split(/\s+/).length).toBeLessThanOrEqual(150);
    expect(mail.subject.length).toBeLessThanOrEqual(70);
    // No blame, no pressure, no thanks in advance.
    expect(mail.text).not.toMatch(
      /nog steeds niet|helaas|moet u|u moet|verplicht|alvast bedankt|vergeten|!/i,
    );
    if (SAYS_HOW_TO_STOP.includes(kind)) expect(mail.text).toMatch(/stoppen.*zonder reden/i);
  });
});

test.each(people.filter(({ kind }) => SAYS_HOW_TO_STOP.includes(kind)))(
  '$id says how long it takes and until when, with one button',
  ({ mail, words, trial, kind, questionnaire }) => {
    const { minutes } = questionnaire ? questionnaireValues(trial, kind, questionnaire) : { minutes: '' };
    expect(mail.text).toContain(`hoogstens ${minutes} minuten`);
    expect(mail.text).toContain(values.closes_on);
    expect(words.button).toBeDefined();
  },
);

test('the short form is offered to whom the primary outcome is asked of, and nobody else', () => {
  for (const { kind, role, words, trial, questionnaire } of people) {
    const { primaryOutcome } = trial;
    const expected =
      kind === 'last-reminder' &&
      role === primaryOutcome.role &&
      primaryOutcome.waves.includes(questionnaire?.wave ?? '');
    expect([kind, role, questionnaire?.id, /korte vragenlijst/.test(words.button ?? '')]).toEqual([
      kind,
      role,
      questionnaire?.id,
      expected,
    ]);
  }
});

test.each(Object.keys(trials))(
  '[C1] %s asks again in the same words of everybody, and says nothing of the other',
  (id) => {
    const { messages } = content(id);
    for (const kind of ['again', 'again-reminder'] as const) {
      const all = Object.values(messages[kind]);
      expect(new Set(all.map((words) => JSON.stringify(words))).size).toBe(1);
      expect(JSON.stringify(all)).not.toMatch(/werkgever|werknemer|ander koppel|de ander/i);
    }
  },
);

test.each(['address-new', 'address-desk'] as const)(
  '[C3] %s goes to a new address, which may be a stranger’s, and names nobody',
  (kind) => {
    for (const trial of Object.values(trials))
      for (const words of Object.values(content(trial.id).messages[kind]))
        expect(renderMessage(words, values, trial.contact).text).not.toContain(values.name);
  },
);

test('[C9] the mail to an address that a researcher typed does not hold the code that was said', () => {
  for (const trial of Object.values(trials))
    for (const words of Object.values(content(trial.id).messages['address-desk']))
      expect(words.paragraphs.join()).not.toContain('{code}');
});

test('[C3] an entry in a calendar is an appointment, and no more', () => {
  expect(CALENDAR_WORDS).toBe('Afspraak');
});

const PER_ARM = ['allocated', 'end'] as const;
const pairs = Object.values(trials).flatMap((trial) =>
  Object.keys(trial.roles).flatMap((role) =>
    PER_ARM.map((kind) => ({ id: `${trial.id} ${kind} ${role}`, role, kind, trial })),
  ),
);

test.each(pairs)(
  '[T11] $id: both arms get as many paragraphs, of the same length',
  ({ role, kind, trial }) => {
    const message = content(trial.id).messages[kind];
    const arms = trial.arms.map(({ code }) => message[`${role}.${code}`]);
    const lengths = arms.map((words) =>
      words ? renderMessage(words, values, trial.contact).text.length : 0,
    );
    const longest = Math.max(...lengths);
    expect(new Set(arms.map((words) => words?.paragraphs.length)).size).toBe(1);
    expect(Math.min(...lengths)).toBeGreaterThan(400);
    expect(longest - Math.min(...lengths)).toBeLessThanOrEqual(longest * 0.02);
  },
);

test.each(pairs)('[T11] $id: subject and preheader tell no arm', ({ role, kind, trial }) => {
  const message = content(trial.id).messages[kind];
  const outsides = trial.arms.map(({ code }) => {
    const words = message[`${role}.${code}`];
    return `${words?.subject}\n${words?.preheader}`;
  });
  expect(new Set(outsides).size).toBe(1);
});

test('[T11] all other kinds have the same words in both arms', () => {
  const kinds = mails
    .filter(({ variant }) => variant.includes('.') && !variant.endsWith('.short'))
    .map(({ kind }) => kind);
  expect([...new Set(kinds)].toSorted()).toEqual([...PER_ARM].toSorted());
});

test.each(Object.keys(trials))(
  '[C1] %s says at the end nothing of the reader’s own employer: there may be none',
  (id) => {
    for (const [variant, words] of Object.entries(content(id).messages.end))
      if (variant.startsWith('employee'))
        expect(words.paragraphs.join(' ')).not.toMatch(/uw (eigen )?(werkgever|begeleid)/i);
  },
);

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
      expect(namesIllness([heading, body, next?.label].join(' '))).toBe(false);
    }
  },
);
