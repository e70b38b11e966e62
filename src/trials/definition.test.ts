/** What must hold for the definition of any trial: each protocol is data, and this is its check. */
import { describe, expect, test } from 'vitest';
import { itemsOf } from '../domain/condition.ts';
import { asked, fieldsOf, minutesFor } from '../domain/journey.ts';
import type { Condition, Item, Questionnaire } from '../domain/questionnaire.ts';
import { allStrata } from '../domain/strata.ts';
import type { Trial } from '../domain/trial.ts';
import { trialOf, trials } from './index.ts';

const itemsIn = (questionnaire: Questionnaire): Item[] =>
  questionnaire.sections.flatMap((section) => section.items);
const unique = (codes: readonly string[]): void => expect(codes).toEqual([...new Set(codes)]);
const words = (value: unknown): string => JSON.stringify(value);

test('picks the trial by its id, has a default, and says which trials there are', () => {
  for (const id of Object.keys(trials)) expect(trialOf(id).id).toBe(id);
  expect(trialOf(undefined)).toBe(trialOf(''));
  expect(() => trialOf('constructor')).toThrow(Object.keys(trials)[0]);
});

describe.each(Object.values(trials))('the protocol of $id', (trial: Trial) => {
  const roles = Object.entries(trial.roles);

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(trial))).toEqual(trial);
  });

  test('names every part once', () => {
    unique(roles.map(([, role]) => role.path));
    unique(trial.arms.map(({ code }) => code));
    unique(trial.schedule.map(({ code }) => code));
    unique(trial.questionnaires.map(({ id }) => id));
    // These stand in paths, and the gate reads them.
    for (const part of [...roles.map(([, role]) => role.path), ...trial.questionnaires.map(({ id }) => id)]) {
      expect(part).toMatch(/^[a-z0-9-]+$/);
    }
    unique(trial.allocation.strata.map(({ factor }) => factor));
    for (const [, role] of roles) {
      unique(role.eligibility.map(({ code }) => code));
      unique(role.consent.statements.map(({ code }) => code));
    }
    unique(roles.map(([, role]) => role.consent.version));
  });

  test('refers only to roles, waves and questionnaires that it has', () => {
    const known = Object.keys(trial.roles);
    expect(known).toEqual(expect.arrayContaining([...trial.guidanceRoles]));
    const referring = [...trial.questionnaires, ...trial.allocation.strata, ...trial.allocation.recheck];
    for (const { role } of referring) expect(known).toContain(role);
    for (const { wave } of trial.questionnaires)
      expect(trial.schedule.map(({ code }) => code)).toContain(wave);
    for (const [code, role] of roles) {
      const baseline = trial.questionnaires.find(({ id }) => id === role.baseline);
      expect(baseline).toMatchObject({
        role: code,
        wave: trial.schedule.find(({ months }) => months === 0)?.code,
      });
    }
  });

  test('has as many roles as its unit needs, and a way for each to bring in the other', () => {
    if (trial.unit === 'participant') expect(roles.map(([, role]) => role.invites)).toEqual([null]);
    else {
      expect(roles).toHaveLength(2);
      for (const [code, role] of roles)
        expect(roles.map(([other]) => other).filter((other) => other !== code)).toEqual([role.invites?.role]);
    }
  });

  test('asks everything in words, and every criterion can be met and not met', () => {
    for (const { eligibility } of Object.values(trial.roles)) {
      expect(eligibility.length).toBeGreaterThan(0);
      for (const { question, because, options } of eligibility) {
        expect(question).toMatch(/\?$/);
        expect(because.length).toBeGreaterThan(20);
        unique(options.map(({ code }) => code));
        expect(new Set(options.map(({ meets }) => meets))).toEqual(new Set([true, false]));
      }
    }
  });

  test('[C5] never asks a person about cure or life expectancy', () => {
    for (const { eligibility } of Object.values(trial.roles)) {
      const questions = eligibility.filter(({ answeredBy }) => answeredBy === 'person');
      expect(words(questions)).not.toMatch(/curati|genez|levensverwachting|te leven|uitgezaaid|palliati/i);
    }
  });

  test('[C7] has statements that are needed and statements that are free, each role in its own version', () => {
    for (const { consent } of Object.values(trial.roles)) {
      expect(new Set(consent.statements.map(({ required }) => required))).toEqual(new Set([true, false]));
      expect(consent.version).toMatch(/^[a-z]+-\d+$/);
      expect(consent.date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(words(consent.statements.filter(({ required }) => required))).toMatch(/stoppen/);
    }
    for (const role of trial.unit === 'couple' ? Object.values(trial.roles) : []) {
      expect(words(role.consent.statements)).toMatch(/antwoorden.*nooit te zien/);
    }
    for (const role of trial.guidanceRoles)
      expect(words(trial.roles[role]?.consent)).toMatch(/leggen de onderzoekers vast/);
  });

  test('[C3] has a name for the outside that betrays no illness', () => {
    expect(trial.neutralName).not.toMatch(/kanker|tumor|onco|ziek|patiënt|diagnose/i);
    expect(trial.neutralName).not.toContain(trial.name);
  });

  test('randomises by strata that every couple has, from a list that is long enough', () => {
    const { strata, listLength, blockMultiples } = trial.allocation;
    for (const { role, item, levels } of strata) {
      const baseline = trial.questionnaires.find(({ id }) => id === trial.roles[role]?.baseline);
      const section = baseline?.sections.find(({ items }) => items.some(({ code }) => code === item));
      const found = section?.items.find(({ code }) => code === item);
      expect(found).toMatchObject({ required: true, answer: { type: 'choice' } });
      expect([section?.when, found?.when]).toEqual([undefined, undefined]);
      const options = found?.answer.type === 'choice' ? found.answer.options.map(({ code }) => code) : [];
      expect(Object.values(levels).flat().toSorted()).toEqual(options.toSorted());
    }
    expect(allStrata(trial).length).toBeGreaterThan(0);
    expect(listLength).toBeGreaterThanOrEqual(1.5 * trial.recruitment.target);
    expect(blockMultiples.length).toBeGreaterThan(1);
    for (const multiple of blockMultiples) expect(Number.isInteger(multiple) && multiple > 0).toBe(true);
    for (const { ratio } of trial.arms) expect(Number.isInteger(ratio) && ratio > 0).toBe(true);
  });

  test('[T1] checks again only dates that a baseline asks of everybody', () => {
    for (const { role, item } of trial.allocation.recheck) {
      const baseline = trial.questionnaires.find(({ id }) => id === trial.roles[role]?.baseline);
      const found = baseline && itemsIn(baseline).find(({ code }) => code === item);
      expect(found).toMatchObject({ required: true, answer: { type: 'date' } });
      expect(found?.when).toBeUndefined();
    }
  });
});

const allQuestionnaires = Object.values(trials).flatMap((trial) =>
  trial.questionnaires.map((questionnaire) => ({ id: questionnaire.id, trial, questionnaire })),
);

describe.each(allQuestionnaires)('the questionnaire $id', ({ trial, questionnaire }) => {
  const items = itemsIn(questionnaire);
  const baseline = trial.roles[questionnaire.role]?.baseline === questionnaire.id;

  test('gives every section, field and option a code of its own', () => {
    unique(questionnaire.sections.map(({ code }) => code));
    const fields = items.flatMap(fieldsOf);
    unique(fields);
    for (const field of fields) expect(field).toMatch(/^[a-z][a-z0-9_]*$/);
    // These names are taken by the form around the questions.
    for (const taken of ['questionnaire', 'version', 'website', 'gestart'])
      expect(fields).not.toContain(taken);
    for (const { answer } of items) {
      if ('options' in answer) unique(answer.options.map(({ code }) => code));
      if (answer.type === 'choices' && answer.none)
        expect(answer.options.map(({ code }) => code)).toContain(answer.none);
    }
  });

  test('lets conditions and warnings look at earlier items only', () => {
    const earlier = new Set<string>();
    for (const section of questionnaire.sections) {
      for (const seen of section.when ? itemsOf(section.when) : []) expect(earlier).toContain(seen);
      for (const item of section.items) {
        for (const seen of item.when ? itemsOf(item.when) : []) expect(earlier).toContain(seen);
        for (const field of fieldsOf(item)) earlier.add(field);
        for (const { when } of item.warnings ?? []) {
          const looked =
            'moreThanItem' in when
              ? [when.item, when.moreThanItem]
              : 'moreThanDaysAgo' in when
                ? [when.item]
                : itemsOf(when);
          for (const seen of looked) expect(earlier).toContain(seen);
        }
      }
    }
  });

  test('asks every item of somebody', () => {
    const reached = new Set<string>();
    for (const answers of [{}, ...items.flatMap(waysTo)]) {
      for (const section of asked(questionnaire, answers))
        for (const item of section.items) reached.add(item.code);
    }
    expect(items.map(({ code }) => code).filter((code) => !reached.has(code))).toEqual([]);
  });

  /** Answers that make an item asked: each item of its conditions answered so that the condition can hold. */
  function waysTo(item: Item): Record<string, string>[] {
    const section = questionnaire.sections.find(({ items: own }) => own.includes(item));
    const answers: Record<string, string> = {};
    const satisfy = (condition: Condition | undefined): void => {
      if (!condition) return;
      if ('all' in condition) condition.all.forEach(satisfy);
      else if ('any' in condition) satisfy(condition.any[0]);
      else if (!('not' in condition)) {
        const value =
          'is' in condition ? condition.is : 'atLeast' in condition ? condition.atLeast : condition.atMost;
        answers[condition.item] = String(Array.isArray(value) ? value[0] : value);
        satisfy(items.find((other) => fieldsOf(other).includes(condition.item))?.when);
      }
    };
    satisfy(section?.when);
    satisfy(item.when);
    return [answers];
  }

  test('speaks to people: questions and ends of scales are there, options are not empty', () => {
    for (const { question, answer } of items) {
      expect(question).toMatch(/\?$/);
      if ('options' in answer) for (const { label } of answer.options) expect(label).not.toBe('');
      if (answer.type === 'scale') expect(answer.minLabel && answer.maxLabel).not.toBe('');
    }
  });

  test('takes no more minutes than the role gives', () => {
    const limits = trial.roles[questionnaire.role]?.minutes;
    const limit = baseline ? limits?.baseline : limits?.later;
    expect(minutesFor(questionnaire)).toBeLessThanOrEqual(limit ?? 0);
  });

  test('[T12] puts no licensed name on own-worded items', () => {
    const licensed =
      /EQ-?5D|EORTC|QLQ|iPCQ|PRODISQ|WPAI|HPQ|\bWAI\b|WLQ|PROMIS|MFI|I-RTW|RTW-SE|WRFQ|SF-?36|RAND-?36/i;
    if (questionnaire.status.kind === 'own') expect(words(questionnaire)).not.toMatch(licensed);
  });

  test('[T11] as a baseline, names nothing that an employer could do', () => {
    const acts = new RegExp(
      'gesprek|checklist|aanpass|plan van aanpak|werkplek|werktijd|rooster|thuiswerk(?!en en op proef)|taken|lichter|' +
        'bezoek|belde|bellen|kaart|bloem|contact houd|probleemanalyse|training|cursus|website|video|folder|inwerk|opbouw',
      'i',
    );
    if (baseline) expect(words(questionnaire)).not.toMatch(acts);
  });

  test('[C11] has no free text, illness or treatment in it, when it is for who guides the other', () => {
    if (trial.unit !== 'couple' || !trial.guidanceRoles.includes(questionnaire.role)) return;
    expect(items.filter(({ answer }) => answer.type === 'text')).toEqual([]);
    expect(words(questionnaire)).not.toMatch(
      /kanker|diagnose|behandel|chemo|bestral|symptoom|klacht|vermoeid/i,
    );
  });
});
