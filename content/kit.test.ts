/** The recruiter's kit: true to the trial's settings, silent about illness on its outside, and never for selecting people. */
import { describe, expect, test } from 'vitest';
import { fillKit, kitCode, kitParagraphs, kitValues, LINK_PLACE } from '../src/domain/kit.ts';
import { readabilityOf, wordsOf } from '../src/domain/readability.ts';
import type { Trial } from '../src/domain/trial.ts';
import { trials } from '../src/trials/index.ts';
import { ILLNESS } from '../tests/journeys/words.ts';
import { content } from './index.ts';

/** What a patient must never read here [C5]. */
const PROGNOSIS =
  /curatief|palliatief|genees|genezing|ongeneeslijk|levensverwachting|prognose|uitbehandeld|overleven/i;

/** Words that make one person feel chosen or hurried. */
const PRESSURE = /\b(moet u|haast|laatste kans|snel aanmelden|wacht niet|verplicht)\b/i;

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(strings)
      : [];

describe.each(Object.values(trials))('the kit of $id', (trial) => {
  const { kit } = content(trial.id);
  const values = kitValues(trial);
  const closing = (state: 'planned' | 'open') => ({
    call: kit.call[state],
    contact: kit.contact,
    rule: kit.rule,
  });
  const finished = (of: Trial, state: 'planned' | 'open' = 'open') =>
    kit.audiences.flatMap((audience) =>
      Object.entries(audience.texts).map(([kind, text]) => ({
        id: `${audience.code} ${kind}`,
        audience,
        text,
        whole: kitParagraphs(text, closing(state), kitValues(of)).join('\n'),
      })),
    );

  test('serves hospital, occupational physician, company and patient organisation, each with four texts', () => {
    expect(kit.audiences).toHaveLength(4);
    expect(finished(trial)).toHaveLength(16);
    expect(new Set(finished(trial).map(({ whole }) => whole)).size).toBe(16);
  });

  test('[C3] codes, subjects and headings name no illness', () => {
    for (const { code, texts } of kit.audiences) {
      expect(kitCode(code)).toBe(code);
      expect(code).not.toMatch(ILLNESS);
      for (const { title = '' } of Object.values(texts)) expect(fillKit(title, values)).not.toMatch(ILLNESS);
    }
    expect(kit.title).not.toMatch(ILLNESS);
  });

  test('[C3] the card names no illness on either side, and not the study', () => {
    for (const words of strings(kit.cards)) expect(fillKit(words, values)).not.toMatch(ILLNESS);
    expect(kit.rule).not.toMatch(ILLNESS);
  });

  test('[C4] the rule says: everyone or all managers, nobody chosen, no list, no asking', () => {
    for (const part of [
      /iedereen, of met alle leidinggevenden/,
      /nooit met uitgekozen werknemers/i,
      /geen lijst/,
      /vraag niet wie meedoet/,
      /alleen zorgverleners en arbo-professionals/i,
    ])
      expect(kit.rule).toMatch(part);
  });

  test('[C4] every text for companies carries the rule, and those for a company’s own people all do', () => {
    for (const { id, audience, text, whole } of finished(trial)) {
      expect(whole.includes(kit.rule), id).toBe(text.forCompanies);
      if (!audience.handsToOne && audience.company) expect(text.forCompanies, id).toBe(true);
      if (/^Beste (klant|collega’s)/.test(text.paragraphs[0] ?? '')) expect(text.forCompanies, id).toBe(true);
    }
  });

  test('[C4] only who treats or guides professionally gets a card to hand to one person', () => {
    const hand = /(?:geven|geef|wijzen|wijs).{0,40}(?:één (?:persoon|werknemer)|die persoon)/i;
    for (const audience of kit.audiences.filter(({ handsToOne }) => !handsToOne))
      expect(strings([audience.how, audience.texts]).join('\n')).not.toMatch(hand);
    expect(kit.audiences.filter(({ handsToOne }) => handsToOne)).toHaveLength(2);
  });

  test('[C5] says nothing of cure or life expectancy', () =>
    expect(strings(kit).join('\n')).not.toMatch(PROGNOSIS));

  test('[C2] presses nobody, and tells employee and employer that it is free', () => {
    expect(strings(kit).join('\n')).not.toMatch(PRESSURE);
    for (const { free } of Object.values(kit.sides)) expect(free).toMatch(/vrijwillig/);
    expect(Object.keys(kit.sides).toSorted()).toEqual(Object.keys(trial.roles).toSorted());
    expect(Object.keys(kit.cards).toSorted()).toEqual(Object.keys(trial.roles).toSorted());
  });

  test('names every fact by its setting: no figure, name or address stands in the words', () => {
    const { contact } = trial;
    const words = strings(kit).join('\n');
    expect(words.replace(/16 bij 9|3 tot en met 20/g, '')).not.toMatch(/\d/);
    for (const fact of [
      trial.name,
      contact.organisation,
      contact.department,
      contact.funder,
      contact.person.name,
    ])
      expect(words).not.toContain(fact);
    expect(words).not.toMatch(/@|https?:/);
  });

  test('every place between braces is filled', () => {
    for (const words of strings(kit)) expect(fillKit(words, values)).not.toMatch(/[{}]/);
    for (const { whole } of finished(trial)) expect(whole.replace(LINK_PLACE, '')).not.toMatch(/[{}]/);
  });

  test('another contact, another target: every text changes', () => {
    const person = { ...trial.contact.person, name: 'Sam de Vries', phone: '020-1234567' };
    const moved = finished({ ...trial, contact: { ...trial.contact, person } });
    const grown = finished({ ...trial, recruitment: { ...trial.recruitment, target: 321 } });
    for (const [i, { whole }] of finished(trial).entries()) {
      expect(moved[i]?.whole).toContain('Sam de Vries');
      expect(moved[i]?.whole).toContain('020-1234567');
      expect(moved[i]?.whole).not.toContain(trial.contact.person.name);
      expect(grown[i]?.whole).toContain('321 koppels');
      expect(grown[i]?.whole).not.toBe(whole);
    }
  });

  test('[T13] before the start every text says so; afterwards there are kind words in their place', () => {
    for (const { whole } of finished(trial, 'planned')) expect(whole).toMatch(/aanmelden kan nog niet/i);
    for (const { whole } of finished(trial)) expect(whole).not.toMatch(/aanmelden kan nog niet/i);
    for (const state of ['paused', 'full', 'closed'] as const) expect(kit.withdrawn[state]).not.toBe('');
    expect(kit.withdrawn.thanks).toMatch(/dank/i);
  });

  const prose = [
    ...finished(trial).map(({ id, text }) => ({
      id,
      words: [text.title ?? '', ...text.paragraphs].map((words) => fillKit(words, values)).join('\n'),
    })),
    ...kit.audiences.map(({ code, card, how }) => ({ id: `${code} how`, words: [card, ...how].join('\n') })),
    {
      id: 'paper',
      words: strings([kit.sides, kit.cards, kit.poster, kit.slide, kit.withdrawn, kit.lead])
        .map((words) => fillKit(words, values))
        .join('\n'),
    },
    { id: 'closing', words: [kit.call.open, kit.call.planned, kit.rule].join('\n') },
  ];
  test.each(prose)('reads easily: $id', ({ words }) => {
    const { sentenceLength, longestSentence, fleschDouma, longWords } = readabilityOf(words);
    expect(sentenceLength).toBeLessThanOrEqual(11);
    expect(wordsOf(longestSentence).length).toBeLessThanOrEqual(25);
    expect(fleschDouma).toBeGreaterThanOrEqual(60);
    expect(longWords).toBeLessThanOrEqual(0.12);
  });
});
