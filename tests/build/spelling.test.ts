/** Every word that somebody reads is spelled well: on pages, in captions, mails and answers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { ROOT } from '../../dev/root.ts';
import { slipsIn, spell, suggestionsFor, wordsOf } from '../../dev/spelling.ts';
import { allTexts, blocksOfPage, builtFiles, textsOfPage, type ReadText } from './texts.ts';

/** Words that the list of Dutch lacks: of work and law, names, abbreviations. One a line, in order. */
const OWN = readFileSync(join(ROOT, 'content/woordenlijst.txt'), 'utf8').trimEnd().split('\n');
let texts: readonly ReadText[] = [];

beforeAll(async () => {
  await build();
  texts = allTexts();
});

test('all kinds of text are read', () => {
  const from = (place: RegExp) => texts.filter((text) => place.test(text.place)).length;
  for (const place of [/^dist\/gids\//, /^dist\/vragenlijst\//, /\.vtt$/, /messages\//, /src\/server\//])
    expect(from(place), String(place)).toBeGreaterThan(20);
  expect(textsOfPage('<p title="een">twee <b aria-label="drie">vier</b></p><script>vijf</script>')).toEqual([
    'twee ',
    'vier',
    'een',
    'drie',
  ]);
});

test('no word is misspelt: mend it, or put it in content/woordenlijst.txt', () => {
  const { unknown } = spell(
    texts.map(({ text }) => text),
    OWN,
  );
  const placeOf = (word: string) => texts.find(({ text }) => wordsOf(text).includes(word))?.place;
  expect(unknown.map((word) => `${word} in ${placeOf(word)} (${suggestionsFor(word).join(', ')}?)`)).toEqual(
    [],
  );
});

test('the own list is in order, holds no word twice, and each is needed', () => {
  expect(OWN).toEqual([...new Set(OWN)].toSorted((one, other) => one.localeCompare(other, 'nl')));
  const { needless } = spell(
    texts.map(({ text }) => text),
    OWN,
  );
  expect(needless).toEqual([]);
});

test('no text says a word twice, has the marks of a typewriter, or a space before a mark', () => {
  const blocks = builtFiles().flatMap(({ place, html }) =>
    blocksOfPage(html).map((text) => ({ place, text })),
  );
  expect(blocks.length).toBeGreaterThan(5000);
  const found = [...texts, ...blocks].flatMap(({ place, text }) =>
    slipsIn(text).map((slip) => `${slip} in ${place}: ${text}`),
  );
  expect([...new Set(found)]).toEqual([]);
});
