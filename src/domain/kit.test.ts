/** The code in a link, and words that get their facts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillKit, kitCode, kitIsOut, kitLink, kitParagraphs, kitValues, shownLink } from './kit.ts';
import { trials } from '../trials/index.ts';

const trial = Object.values(trials)[0]!;

describe('a code', () => {
  test.each([
    ['zorg', 'zorg'],
    [' Vestiging-Oost ', 'vestiging-oost'],
    ['a1-', null],
    ['-a1', null],
    ['ab', null],
    ['a'.repeat(20), 'a'.repeat(20)],
    ['a'.repeat(21), null],
    ['twee woorden', null],
    ['caf\u00e9', null],
    ['', null],
  ])('%j gives %j', (typed, code) => expect(kitCode(typed)).toBe(code));

  test('whatever is typed, nothing but the code comes into the link', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const code = kitCode(typed);
        if (code === null) return;
        const { searchParams, pathname, hash } = new URL(kitLink('https://voorbeeld.nl', code));
        expect([...searchParams]).toEqual([['via', code]]);
        expect(pathname + hash).toBe('/');
      }),
    );
  });

  test('a link is shown as people type it', () =>
    expect(shownLink(kitLink('https://voorbeeld.nl/', 'zorg'))).toBe('voorbeeld.nl/?via=zorg'));
});

test('[T13] pieces are out before and during recruitment only', () => {
  expect((['planned', 'open', 'paused', 'full', 'closed'] as const).filter(kitIsOut)).toEqual([
    'planned',
    'open',
  ]);
});

test('a hole in the words stops the build', () => {
  expect(fillKit('{a} en {b}', { a: '1', b: '2' })).toBe('1 en 2');
  expect(() => fillKit('{c}', {})).toThrow('{c}');
});

test('the facts come from the trial', () => {
  const values = kitValues({ ...trial, recruitment: { ...trial.recruitment, target: 321 } });
  expect(values['target']).toBe('321');
  expect(values['waves']).toBe(String(trial.schedule.length));
});

test('[C4] a text for companies ends with the rule; another does not hold it', () => {
  const closing = { call: 'Lees meer:', contact: 'Bel ons.', rule: 'De regel.' };
  const text = (forCompanies: boolean) => kitParagraphs({ paragraphs: ['Dag.'], forCompanies }, closing, {});
  expect(text(true)).toEqual(['Dag.', 'Lees meer: {link}', 'Bel ons.', 'De regel.']);
  expect(text(false)).toEqual(['Dag.', 'Lees meer: {link}', 'Bel ons.']);
});
