import { describe, expect, test } from 'vitest';
import { knownOf, nearest, partsOf } from './known.ts';
import { known } from './search.fixture.ts';

const near = (word: string, most?: number) => nearest(word, known, most).map((one) => one.word);

describe('the nearest known words', () => {
  test.each([
    ['bedrijfarts', 'bedrijfsarts'],
    ['vermoeitheid', 'vermoeidheid'],
    ['zalaris', 'salaris'],
    ['rolstol', 'rolstoel'],
    ['belen', 'bellen'],
  ])('to %s: %s', (slip, meant) => expect(near(slip)[0]).toBe(meant));

  test('of short words are none: too much is near them', () => expect(near('mie')).toEqual([]));

  test('are none for what is like nothing', () => expect(near('qwxzkvtr')).toEqual([]));

  test('may be farther when that is asked', () => {
    expect(near('siekehuys')).toEqual([]);
    expect(near('siekehuys', 3)).toContain('ziekenhuis');
  });
});

test('a known word is shown as it is written', () =>
  expect(
    nearest('reintergratie', knownOf({ subjects: [], synonyms: [] }, ['Re-integratie']))[0]?.written,
  ).toBe('re-integratie'));

describe('the parts of a compound', () => {
  test.each([
    ['terugkeergesprek', ['terugkeer', 'gesprek']],
    ['contactgesprek', ['contact', 'gesprek']],
    ['verdrietsgesprek', ['verdriet', 'gesprek']],
  ])('%s', (word, parts) => expect(partsOf(word, known).map((part) => part.word)).toEqual(parts));

  test.each(['gesprek', 'xyzgesprek', 'gesprekxyz', 'q'])('%s has none', (word) =>
    expect(partsOf(word, known)).toEqual([]),
  );
});
