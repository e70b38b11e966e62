import { describe, expect, test } from 'vitest';
import { questionOf } from './question.ts';
import { rank, type TextHits } from './rank.ts';
import { known } from './search.fixture.ts';

const found = (text: string, hits: TextHits = new Map()) =>
  rank(questionOf(text, known), known, hits).map(({ subject }) => subject.path);

describe('first comes', () => {
  test.each([
    ['moe', '/moe/'],
    ['energie', '/moe/'],
    ['geld', '/loon/'],
    ['halve dagen', '/terug/'],
    ['bedrijfarts', '/arts/'],
    ['hoe vaak', '/contact/'],
    ['Moet ik loon doorbetalen?', '/loon/'],
  ])('for %s: %s', (asked, path) => expect(found(asked)[0]).toBe(path));
});

test('a compound finds the pages of its parts', () =>
  expect(found('terugkeergesprek').slice(0, 2).toSorted()).toEqual(['/gesprek/', '/terug/']));

test('a page goes before a word of the glossary that fits as well', () =>
  expect(found('wia')).toEqual(['/wia/', '/woorden/#wia']));

test('what only the running text holds is found, after what a name says', () => {
  const hits = new Map([
    ['rolstoel', new Map([['/contact/', 3]])],
    ['moe', new Map([['/contact/', 9]])],
  ]);
  expect(found('rolstoel', hits)).toEqual(['/contact/']);
  expect(found('moe', hits)).toEqual(['/moe/', '/contact/']);
});

test('who says more of what is asked goes before who says a part of it', () =>
  expect(found('uitkering twee jaar')[0]).toBe('/wia/'));

test('nothing is found for what nobody knows, and nothing for nothing', () => {
  expect(found('qwxzkv')).toEqual([]);
  expect(found('')).toEqual([]);
});
