import { expect, test } from 'vitest';
import { sample } from '../domain/sample.fixture.ts';
import { screenAt, screenOf, screensOf } from './screens.ts';

const sections = screensOf(sample.sections, false);
const questions = screensOf(sample.sections, true);

test('a screen is a section, or a question with each row of a matrix by itself', () => {
  expect(sections.map(({ place }) => place)).toEqual(sample.sections.map(({ code }) => code));
  const rows = questions.filter(({ item }) => item === 'grid');
  expect(rows.map(({ place, fields }) => [place, fields])).toEqual([
    ['second/grid_1', ['grid_1']],
    ['second/grid_2', ['grid_2']],
  ]);
});

test('a place of the one kind is found among the other: its section, or the first question in it', () => {
  expect(screenAt(sections, 'second/mark')?.place).toBe('second');
  expect(screenAt(questions, 'second')?.place).toBe('second/day');
  expect(screenAt(questions, 'second/mark')?.fields).toEqual(['mark']);
  expect(screenAt(questions, '*')).toBeUndefined();
});

test('every field that is asked stands on exactly one screen', () => {
  for (const screens of [sections, questions]) {
    const fields = screens.flatMap((screen) => screen.fields);
    expect(new Set(fields).size).toBe(fields.length);
    for (const field of fields) expect(screenOf(screens, field)?.fields).toContain(field);
  }
});
