import { describe, expect, test } from 'vitest';
import { questionOf } from './question.ts';
import { known } from './search.fixture.ts';

const ask = (text: string) => questionOf(text, known);
const guesses = (text: string) => ask(text).words.map((each) => each.map(({ word }) => word));

test('a known word stands for itself, and less surely for words that it is a part of', () => {
  expect(guesses('Salaris?')).toEqual([['salaris']]);
  const [arts] = ask('arts').words;
  expect(arts?.map(({ word }) => word)).toEqual(['bedrijfsarts']);
  expect(arts?.[0]?.sure).toBeLessThan(0.5);
});

test('a mistyped word stands for the nearest, and that is told', () => {
  expect(guesses('bedrijfarts')).toEqual([['bedrijfsarts']]);
  expect(ask('bedrijfarts').corrected).toEqual(['bedrijfsarts']);
});

test('a word from the running text is not taken for a slip', () => {
  expect(guesses('rolstoel')).toEqual([['rolstoel']]);
  expect(ask('rolstoelen').corrected).toEqual([]);
});

test('an unknown compound stands for each of its parts', () => {
  expect(guesses('terugkeergesprek')).toEqual([['terugkeer'], ['gesprek']]);
  expect(ask('terugkeergesprek').corrected).toEqual([]);
});

describe('a lay word', () => {
  test('of one word stands for what it means', () =>
    expect(guesses('centen')).toEqual([['centen', 'salaris']]));

  test('of more words means a name of more words', () =>
    expect(ask('mag zij halve dagen komen').meant).toEqual([['wer', 'werk']]));

  test('is understood when mistyped', () => expect(guesses('hiulen')[0]).toContain('verdriet'));
});

test('a word that nobody knows stays, and finds nothing', () => {
  expect(guesses('qwxzkv')).toEqual([['qwxzkv']]);
  expect(ask('qwxzkv').corrected).toEqual([]);
});

test('nothing asked is an empty question', () =>
  expect(ask(' … ')).toEqual({ stems: [], meant: [], words: [], corrected: [] }));
