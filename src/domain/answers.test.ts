import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswers } from './answers.ts';
import type { AnswerType, Questionnaire } from './questionnaire.ts';
import { filled, sample } from './sample.fixture.ts';

const today = '2026-06-01';
const read = (form: Record<string, string | string[]>) => readAnswers(sample, form, today);
const problemsOf = (change: Record<string, string | string[]>) =>
  read({ ...filled, ...change }).problems ?? [];

test('gives one row for each answer, with codes and plain values', () => {
  expect(read(filled)).toEqual({
    answers: [
      { item: 'works', value: 'a' },
      { item: 'hours', value: '28.5' },
      { item: 'day', value: '2026-05-31' },
      { item: 'from', value: 'a' },
      { item: 'from', value: 'b' },
      { item: 'mark', value: '7' },
      { item: 'grid_1', value: 'a' },
      { item: 'grid_2', value: 'b' },
    ],
    texts: [{ item: 'remark', value: 'Regel een\nregel twee' }],
  });
});

test('[C11] keeps free text apart from the other answers', () => {
  const result = read(filled);
  expect(result.answers?.map(({ item }) => item)).not.toContain('remark');
  expect(result.texts?.map(({ item }) => item)).toEqual(['remark']);
});

test('drops what was not asked and what it does not know', () => {
  const result = read({ ...filled, works: 'b', many_hours: 'a', name: 'Anja', hours: '50' });
  expect(result.problems).toBeUndefined();
  expect(JSON.stringify(result)).not.toMatch(/many_hours|"hours"|Anja/);
});

test('asks for every required answer, each field once and in order', () => {
  const fields = read({}).problems?.map(({ field }) => field);
  expect(fields).toEqual(['works', 'day', 'from', 'mark', 'grid_1', 'grid_2']);
});

test('lets an optional item be left open', () => {
  const { remark: _, ...rest } = filled;
  expect(read(rest)).toMatchObject({ texts: [] });
});

test.each([
  ['0', '0'],
  ['28.5', '28.5'],
  ['28,50', null],
  ['07', '7'],
  ['28 uur', '28'],
  ['-0', '0'],
])('reads %s hours as %s', (typed, value) => {
  const result = read({ ...filled, hours: typed });
  const row = result.problems ? null : result.answers.find(({ item }) => item === 'hours')?.value;
  expect(row).toBe(value);
});

test.each([
  ['hours', 'veel', 'Vul de uren in. Bijvoorbeeld 7,5.'],
  ['hours', '-5', 'Vul een getal in van 0 tot en met 80.'],
  ['hours', '7,25', 'Gebruik hooguit 1 cijfer achter de komma.'],
  ['day', '2026-06-02', 'Deze dag moet nog komen. Vul een dag in die al geweest is.'],
  ['day', '1-5-2026', 'Vul een dag in vanaf 22-05-2026. Klopt het jaar?'],
  ['day', '31-02-2026', 'Vul een datum in die bestaat: dag, maand en jaar. Bijvoorbeeld 31-03-2026.'],
  ['works', 'c', 'Kies een antwoord bij ‘Werkt u?’'],
  ['mark', '11', 'Kies een antwoord bij ‘Welk cijfer?’'],
  ['grid_2', 'z', 'Kies een antwoord bij ‘Straks’'],
  ['remark', 'x'.repeat(21), 'Uw tekst is te lang. Gebruik hooguit 20 tekens.'],
  ['remark', 'a\0', 'Hier staat een teken in dat wij niet kunnen lezen. Wis het veld en typ het opnieuw.'],
  ['remark', '\ud800', 'Hier staat een teken in dat wij niet kunnen lezen. Wis het veld en typ het opnieuw.'],
])('says what to do about %s %.12j', (field, typed, message) => {
  expect(problemsOf({ [field]: typed })).toEqual([{ field, message }]);
});

test('asks to choose between "nobody" and somebody', () => {
  expect(problemsOf({ from: ['none', 'a'] })).toEqual([
    { field: 'from', message: 'U koos ‘Niemand’ en ook iets anders. Kies een van de twee.' },
  ]);
});

test('accepts no second answer where one is asked', () => {
  expect(problemsOf({ works: ['a', 'b'] })).toEqual([
    { field: 'works', message: 'Geef één antwoord bij ‘Werkt u?’' },
  ]);
});

test('counts characters as people do, so that an emoji is one', () => {
  expect(problemsOf({ remark: '🙂'.repeat(20) })).toEqual([]);
});

test('never throws, and never lets a value through that is not in the definition', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a', 'b', '7', '2026-05-31', '__proto__'),
  );
  const field = fc.constantFrom(...Object.keys(filled), 'many_hours', '__proto__', 'constructor');
  const form = fc.dictionary(field, fc.oneof(value, fc.array(value, { maxLength: 3 })));
  fc.assert(
    fc.property(form, (random) => {
      const result = read({ ...filled, ...random });
      for (const { item, value: stored } of result.answers ?? []) {
        expect(stored).toMatch(item === 'day' ? /^\d{4}-\d\d-\d\d$/ : /^(a|b|none|\d+(\.\d)?)$/);
      }
    }),
  );
});

const [firstSection] = sample.sections;
const only = (answer: AnswerType, required = true): Questionnaire => ({
  ...sample,
  sections: [{ ...firstSection!, items: [{ code: 'x', question: 'Hoeveel?', required, answer }] }],
});
const readOne = (answer: AnswerType, typed: string) => {
  const result = readAnswers(only(answer), { x: typed }, today);
  return result.problems ? (result.problems[0]?.message ?? '') : result.answers[0]?.value;
};
const money: AnswerType = { type: 'money', min: 0, max: 5000 };

test.each([
  ['125', '125'],
  ['125,5', '125.5'],
  ['€ 125,50', '125.5'],
  ['125.50', '125.5'],
  ['1.250', '1250'],
  ['1.250,75', '1250.75'],
  ['125,-', '125'],
  ['125 euro', '125'],
  ['0', '0'],
])('reads %s as an amount of %s', (typed, value) => {
  expect(readOne(money, typed)).toBe(value);
});

test.each([
  ['veel', /^Vul een bedrag in bij ‘Hoeveel\?’ Bijvoorbeeld 125\.$/],
  ['1,2,3', /^Vul een bedrag in bij/],
  ['1.25.000', /^Vul een bedrag in bij/],
  ['12,345', /2 cijfers achter de komma/],
  ['5000,01', /van 0 tot en met 5000 euro/],
  ['-1', /van 0 tot en met 5000 euro/],
])('says what to do about the amount %s', (typed, message) => {
  expect(readOne(money, typed)).toMatch(message);
});

test.each([
  ['0', '0'],
  ['072', '72'],
  ['100', '100'],
  ['101', 'Vul een heel getal in van 0 tot en met 100.'],
  ['7,5', 'Vul een heel getal in van 0 tot en met 100.'],
  ['x', 'Kies een plek op de lijn, of vul een getal in van 0 tot en met 100, bij ‘Hoeveel?’'],
])('reads a place on a line: %s', (typed, result) => {
  expect(readOne({ type: 'visual', minLabel: 'slecht', maxLabel: 'goed' }, typed)).toBe(result);
});

test('lets an amount and a place on a line be left open where they may', () => {
  for (const answer of [money, { type: 'visual', minLabel: 'a', maxLabel: 'b' } as const]) {
    expect(readAnswers(only(answer, false), {}, today)).toEqual({ answers: [], texts: [] });
    expect(readAnswers(only(answer), {}, today).problems).toHaveLength(1);
  }
});
