/** What must hold for the definition of any trial: each protocol is data, and this is its check. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../domain/answers.ts';
import { addDays } from '../domain/date.ts';
import { minutesAtMost, minutesFor, progress, questionnaireFor, secondsFor } from '../domain/journey.ts';
import { walk } from '../domain/paths.ts';
import { checkQuestionnaires } from '../domain/questionnaire-check.ts';
import type { Item, Questionnaire } from '../domain/questionnaire.ts';
import { allStrata } from '../domain/strata.ts';
import type { Trial } from '../domain/trial.ts';
import { trialOf, trials } from './index.ts';

const itemsIn = (questionnaire: Questionnaire): Item[] =>
  questionnaire.sections.flatMap((section) => section.items);
const unique = (codes: readonly string[]): void => expect(codes).toEqual([...new Set(codes)]);
const TODAY = '2026-06-01';

/** One valid answer to an item, another one for another number. */
function anAnswer(item: Item, number: number): Record<string, string> {
  const { code, answer } = item;
  const pick = (codes: readonly { code: string }[]): string => codes[number % codes.length]?.code ?? '';
  switch (answer.type) {
    case 'choice':
    case 'choices':
      return { [code]: pick(answer.options) };
    case 'matrix':
      return Object.fromEntries(
        answer.rows.map((row, index) => [
          row.code,
          pick([...answer.options.slice(index % 2), ...answer.options]),
        ]),
      );
    case 'number':
    case 'scale':
    case 'money':
      // The lowest one often: many conditions ask whether there was anything at all.
      return {
        [code]: String(number % 2 === 0 ? answer.min : answer.min + (number % (answer.max - answer.min + 1))),
      };
    case 'visual':
      return { [code]: String(number % 101) };
    case 'date':
      return { [code]: addDays(TODAY, -(number % 700)) };
    case 'spells':
      return { [`${code}_1_from`]: addDays(TODAY, -(number + 1)), [`${code}_1_hours`]: String(number % 40) };
    case 'text':
      return { [code]: 'Een opmerking.' };
  }
}
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
      expect([...trial.schedule, trial.baselineAgain].map(({ code }) => code)).toContain(wave);
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

  test('has no fault in its questionnaires', () => {
    expect(checkQuestionnaires(trial)).toEqual([]);
  });

  test('asks each role in each wave, in versions of their own', () => {
    for (const [role] of roles)
      for (const { code } of trial.schedule) expect(questionnaireFor(trial, role, code)).not.toBeNull();
  });

  test('[T9] declares its primary outcome: what, of whom, when, how and over whom', () => {
    const { role, waves, description, derivation, analysisSet } = trial.primaryOutcome;
    expect(Object.keys(trial.roles)).toContain(role);
    expect(trial.schedule.map(({ code }) => code)).toEqual(expect.arrayContaining([...waves]));
    for (const said of [description, derivation, analysisSet]) expect(said.length).toBeGreaterThan(20);
  });

  test('[T1] asks again before the draw in two minutes, so soon that the answers of one stay fresh for the other', () => {
    const { code, questionnaires, holds, minutes, windowDays } = trial.baselineAgain;
    const all = Object.values(questionnaires).map((id) => trial.questionnaires.find((one) => one.id === id));
    expect(all.map((one) => [one?.role, one?.wave])).toEqual(roles.map(([role]) => [role, code]));
    expect(minutes).toBeLessThanOrEqual(2);
    // A second round has this code with a number behind it.
    expect(trial.schedule.filter((wave) => wave.code.startsWith(code))).toEqual([]);
    expect(windowDays + trial.graceHours / 24).toBeLessThan(trial.allocation.baselineMaxAgeDays);
    const items = all.flatMap((one) => (one ? itemsIn(one) : []));
    const codes = items.map((item) => item.code);
    // Dates of the protocol are checked from what was answered last; the stratum stays as the baseline said.
    expect(codes).toEqual(expect.arrayContaining(trial.allocation.recheck.map(({ item }) => item)));
    for (const { item } of trial.allocation.strata) expect(codes).not.toContain(item);
    for (const [item, answers] of Object.entries(holds)) {
      const found = items.find((one) => one.code === item)?.answer;
      const options = found?.type === 'choice' ? found.options.map((option) => option.code) : [];
      expect(options).toEqual(expect.arrayContaining([...answers]));
    }
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
  const baseline =
    trial.roles[questionnaire.role]?.baseline === questionnaire.id ||
    questionnaire.wave === trial.baselineAgain.code;

  test('ends on every way, and what was answered on it can be sent', () => {
    const { heaviest, reached } = walk(questionnaire, { item: () => 1, section: () => 0 });
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 997 })), (numbers) => {
        const given: Record<string, string> = {};
        let steps = 0;
        for (let at = progress(questionnaire, given); at.next; at = progress(questionnaire, given)) {
          const item = items.find(({ code }) => code === at.next?.item);
          expect(item && reached.has(item.code)).toBe(true);
          Object.assign(given, item && anAnswer(item, numbers.next().value));
          expect((steps += 1)).toBeLessThanOrEqual(heaviest);
        }
        expect(readAnswers(questionnaire, given, TODAY).problems).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test('speaks to people: questions and ends of scales are there, options are not empty', () => {
    for (const { question, answer } of items) {
      expect(question).toMatch(/\?$/);
      if ('options' in answer) for (const { label } of answer.options) expect(label).not.toBe('');
      if (answer.type === 'scale') expect(answer.minLabel && answer.maxLabel).not.toBe('');
    }
  });

  test('takes no more minutes than the role gives, on its longest way', () => {
    expect(minutesFor(questionnaire)).toBeLessThanOrEqual(minutesAtMost(trial, questionnaire));
  });

  test('[T12] puts no licensed name on own-worded items', () => {
    const licensed =
      /EQ-?5D|EORTC|QLQ|iPCQ|PRODISQ|WPAI|HPQ|\bWAI\b|WLQ|PROMIS|MFI|I-RTW|RTW-SE|WRFQ|SF-?36|RAND-?36/i;
    if (questionnaire.status.kind !== 'own') return;
    const own = questionnaire.sections.filter(({ instrument }) => !instrument);
    expect(words({ ...questionnaire, sections: own })).not.toMatch(licensed);
    // Of a place that is kept for an instrument a reader sees nothing but that.
    for (const { title, intro, items: kept } of questionnaire.sections.filter(({ instrument }) => instrument))
      expect(words([title, intro, kept.map(({ question }) => question)])).not.toMatch(licensed);
  });

  test('[T7, T10] after the baseline asks about the website of the trial, and as long about other sources', () => {
    const revealing = questionnaire.sections.filter(({ revealsArm }) => revealsArm);
    if (baseline) return expect(revealing).toEqual([]);
    const [first, ...blocks] = revealing;
    const [question] = first?.items ?? [];
    expect(first?.items).toHaveLength(1);
    expect(question).toMatchObject({ required: true, answer: { type: 'choice' } });
    expect(blocks.map(({ when }) => when)).toEqual(['yes', 'no'].map((is) => ({ item: question?.code, is })));
    const [one, other] = blocks.map((block) => ({
      items: block.items.length,
      kinds: block.items.map(({ answer }) => answer.type),
      seconds: secondsFor({ sections: [block] }),
    }));
    expect(one?.kinds).toEqual(other?.kinds);
    expect(Math.abs((one?.seconds ?? 0) / (other?.seconds ?? 1) - 1)).toBeLessThan(0.05);
  });

  test('[T11] as a baseline, names nothing that an employer could do', () => {
    const acts = new RegExp(
      'gesprek|checklist|aanpass|plan van aanpak|werkplek|werktijd|rooster|thuiswerk(?!en en op proef)|taken|lichter|' +
        'bezoek|belde|bellen|kaart|bloem|contact houd|probleemanalyse|training|cursus|website|video|folder|inwerk|opbouw',
      'i',
    );
    if (baseline) expect(words(questionnaire)).not.toMatch(acts);
  });

  test('[C11] has at most one free text, which nobody must fill in, and which asks for no name or illness', () => {
    const texts = items.filter(({ answer }) => answer.type === 'text');
    expect(texts.length).toBeLessThanOrEqual(1);
    for (const { required, hint } of texts) {
      expect(required).toBe(false);
      expect(hint).toMatch(/noem geen naam of ziekte/i);
    }
  });

  test('[C11] has no free text, illness or treatment in it, when it is for who guides the other', () => {
    if (trial.unit !== 'couple' || !trial.guidanceRoles.includes(questionnaire.role)) return;
    expect(items.filter(({ answer }) => answer.type === 'text')).toEqual([]);
    expect(words(questionnaire)).not.toMatch(
      /kanker|diagnose|behandel|chemo|bestral|symptoom|klacht|vermoeid/i,
    );
  });
});
