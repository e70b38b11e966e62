import { describe, expect, test } from 'vitest';
import { slipsIn, spell, suggestionsFor, wordsOf } from './spelling.ts';

const unknown = (text: string, own: string[] = []) => spell([text], own).unknown;

describe('a word', () => {
  test('of the list of Dutch is accepted, small or with a capital', () => {
    expect(unknown('Uw leidinggevende beïnvloedt re-integratie. Zo’n collega’s!')).toEqual([]);
  });

  test('with a slip is found', () => {
    expect(unknown('Uw werkgver krijgt een berigt over re-intergratie')).toEqual([
      'werkgver',
      'berigt',
      're-intergratie',
    ]);
    expect(suggestionsFor('berigt')).toContain('bericht');
  });

  test('of the own list is accepted as it stands there, and at the beginning of a sentence', () => {
    const own = ['loonsanctie', 'MiLES'];
    expect(unknown('Loonsanctie is een loonsanctie. MiLES', own)).toEqual([]);
    expect(unknown('LOONSANCTIE Miles', own)).toEqual(['LOONSANCTIE']);
  });
});

describe('a compound', () => {
  test('is accepted when the texts use its parts apart', () => {
    expect(unknown('Een bedrijf heeft een arts: de bedrijfsarts. Bedrijfsartsen. Artsen.')).toEqual([]);
    expect(unknown('Terugkeer, en een gesprek. Het terugkeergesprek.')).toEqual([]);
  });

  test('is not accepted for parts that merely exist', () => {
    expect(unknown('De terugkeer. Het gesprek. Het teugkeergesprek.')).toEqual(['teugkeergesprek']);
    expect(unknown('De bedrijfsarts')).toEqual(['bedrijfsarts']);
  });
});

test('a word of the own list that no text needs is named', () => {
  expect(spell(['loonsanctie'], ['gesprek', 'loonsanctie', 'pensioenfonds']).needless).toEqual([
    'gesprek',
    'pensioenfonds',
  ]);
});

test('words keep their inner marks; addresses, codes and places to fill in are no words', () => {
  expect(wordsOf('’s Avonds ‘zo’n’ re-integratie: a.b@c.nl, https://x.nl/de-pad, {name}, P-7K2M9Q.')).toEqual(
    ['’s', 'Avonds', 'zo’n', 're-integratie'],
  );
});

test.each([
  ['Dat is is zo.', 'a word twice'],
  ['Komt u , of niet?', 'a space before a mark'],
  ["Zo'n dag", 'a straight quotation mark or apostrophe'],
  ['Hij zei: "ja"', 'a straight quotation mark or apostrophe'],
  ['En toen...', 'three full stops for an ellipsis'],
  ['Ten minste 0.5 uur', 'a figure with a point for a comma'],
])('%s holds %s', (text, slip) => expect(slipsIn(text)).toEqual([slip]));

test('a text without slips has none', () =>
  expect(slipsIn('Om 9.30 uur: zo’n € 1.200, ‘ja’ of 0,5 uur…')).toEqual([]));
