import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswers } from './answers.ts';
import { fieldsOf, isAnswered, progress } from './journey.ts';
import type { Item, Questionnaire } from './questionnaire.ts';
import { readSpells, spellsOf } from './spells.ts';

const answer = {
  type: 'spells',
  most: 3,
  from: 'Eerste dag',
  to: 'Laatste dag',
  hours: { label: 'Uren per week', max: 40 },
  min: { date: '2024-01-01' },
} as const;
const item: Item = { code: 'sick', question: 'Wanneer?', required: true, answer };
const today = '2026-06-01';
const read = (form: Record<string, string>) => readSpells('sick', answer, form, today);
const one = { sick_1_from: '2026-01-01', sick_1_to: '31-01-2026', sick_1_hours: '0' };
const two = { sick_2_from: '2026-02-01', sick_2_to: '', sick_2_hours: '7,5' };

test('keeps one row for each part, and none for the end of a spell that goes on', () => {
  expect(read({ ...one, ...two }).answers).toEqual([
    { item: 'sick_1_from', value: '2026-01-01' },
    { item: 'sick_1_to', value: '2026-01-31' },
    { item: 'sick_1_hours', value: '0' },
    { item: 'sick_2_from', value: '2026-02-01' },
    { item: 'sick_2_hours', value: '7.5' },
  ]);
  expect(spellsOf('sick', read({ ...one, ...two }).answers ?? [])).toEqual([
    { from: '2026-01-01', to: '2026-01-31', hours: 0 },
    { from: '2026-02-01', to: null, hours: 7.5 },
  ]);
});

test('puts spells in order of time, whatever row they were typed in', () => {
  const later = { sick_1_from: '2026-02-01', sick_1_hours: '8' };
  const earlier = { sick_3_from: '2026-01-01', sick_3_to: '2026-01-31', sick_3_hours: '0' };
  expect(spellsOf('sick', read({ ...later, ...earlier }).answers ?? []).map(({ from }) => from)).toEqual([
    '2026-01-01',
    '2026-02-01',
  ]);
});

test.each<[string, Record<string, string>, string, RegExp]>([
  ['an end before the beginning', { ...one, sick_1_to: '2025-12-31' }, 'sick_1_to', /vóór de eerste dag/],
  [
    'a beginning in the future',
    { ...one, sick_1_from: '2026-06-02', sick_1_to: '' },
    'sick_1_from',
    /moet nog komen/,
  ],
  ['an end in the future', { ...one, sick_1_to: '2026-06-02' }, 'sick_1_to', /moet nog komen/],
  ['a beginning before the bound', { ...one, sick_1_from: '2023-12-31' }, 'sick_1_from', /vanaf 01-01-2024/],
  ['hours above the most', { ...one, sick_1_hours: '41' }, 'sick_1_hours', /0 tot en met 40/],
  ['hours below nothing', { ...one, sick_1_hours: '-1' }, 'sick_1_hours', /0 tot en met 40/],
  ['hours to the hundredth', { ...one, sick_1_hours: '7,25' }, 'sick_1_hours', /1 cijfer/],
  ['no hours', { ...one, sick_1_hours: '' }, 'sick_1_hours', /Uren per week/],
  ['only an end', { sick_1_to: '2026-01-31', sick_1_hours: '0' }, 'sick_1_from', /Eerste dag/],
  ['only hours', { sick_1_hours: '8' }, 'sick_1_from', /Eerste dag/],
  ['a day that does not exist', { ...one, sick_1_to: '31-02-2026' }, 'sick_1_to', /die bestaat/],
  ['spells that share a day', { ...one, ...two, sick_2_from: '2026-01-31' }, 'sick_2_from', /31-01-2026/],
  [
    'a spell inside another',
    { ...one, ...two, sick_2_from: '2026-01-05' },
    'sick_2_from',
    /voordat een andere/,
  ],
  [
    'an open end before another spell',
    { ...one, ...two, sick_1_to: '' },
    'sick_1_to',
    /er staat een periode na/,
  ],
  ['a character that cannot be kept', { ...one, sick_1_hours: '8\0' }, 'sick_1_hours', /niet kunnen lezen/],
])('refuses %s, at its own field', (_, form, field, message) => {
  const { problems } = read(form);
  expect(problems?.map((problem) => problem.field)).toEqual([field]);
  expect(problems?.[0]?.message).toMatch(message);
});

test('asks for at least one spell where one is required, beside the first field', () => {
  const questionnaire = { sections: [{ code: 's', title: 'S', items: [item] }] } as unknown as Questionnaire;
  expect(readAnswers(questionnaire, {}, today).problems).toEqual([
    { field: 'sick_1_from', message: 'Vul minstens één periode in bij ‘Wanneer?’' },
  ]);
  expect(readAnswers(questionnaire, { ...one }, today).answers).toHaveLength(3);
});

test('has three fields for each spell, or two where no hours are asked, and is answered with one first day', () => {
  expect(fieldsOf(item)).toHaveLength(9);
  expect(fieldsOf(item).slice(0, 4)).toEqual(['sick_1_from', 'sick_1_to', 'sick_1_hours', 'sick_2_from']);
  const { hours: _, ...without } = answer;
  expect(fieldsOf({ ...item, answer: without })).toHaveLength(6);
  expect(isAnswered(item, {})).toBe(false);
  expect(isAnswered(item, { sick_1_hours: '8' })).toBe(false);
  expect(isAnswered(item, { sick_2_from: '2026-01-01' })).toBe(true);
  const questionnaire = { sections: [{ code: 's', title: 'S', items: [item] }] } as unknown as Questionnaire;
  expect(progress(questionnaire, { sick_1_from: '2026-01-01' })).toMatchObject({ asked: 1, answered: 1 });
});

test('never keeps spells that overlap, end before they begin or lie in the future', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-05-${String(number).padStart(2, '0')}`);
  const text = fc.oneof(day, fc.constantFrom('', '2026-06-02', 'x', '7', '99'));
  const form = fc.dictionary(fc.constantFrom(...fieldsOf(item)), text);
  fc.assert(
    fc.property(form, (typed) => {
      const spells = spellsOf('sick', read(typed).answers ?? []);
      spells.forEach(({ from, to, hours }, index) => {
        const next = spells[index + 1];
        expect(from <= (to ?? today) && (to ?? today) <= today).toBe(true);
        expect(hours !== null && hours >= 0 && hours <= 40).toBe(true);
        if (next) expect(to !== null && to < next.from).toBe(true);
      });
    }),
    { numRuns: 500 },
  );
});
