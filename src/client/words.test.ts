import { expect, test } from 'vitest';
import { newerWords, progressWords, statusWords, unsavedWords } from './words.ts';

const at = new Date(2026, 10, 21, 14, 5).getTime();

test('says when the answers were saved', () => {
  expect(statusWords('saved', at, true)).toBe('Bewaard om 14:05.');
});

test('says kindly that there is still time for who was busy when it ended', () => {
  expect(statusWords('saved', at, true, true)).toMatch(
    /^Bewaard om 14:05\. De tijd .* u mag hem gewoon afmaken/,
  );
});

test('says where the answers are while there is no connection', () => {
  expect(statusWords('no-connection', at, true)).toBe(
    'Geen verbinding. Uw antwoorden staan op dit apparaat; wij proberen het opnieuw.',
  );
  expect(statusWords('no-connection', at, false)).toBe(
    'Geen verbinding. Houd deze pagina open; wij proberen het opnieuw.',
  );
});

test('says nothing while nothing is wrong and nothing was saved', () => {
  expect(statusWords('idle', at, true)).toBe('');
  expect(statusWords('waiting', at, true)).toBe('');
});

test('says kindly that a later answer was given elsewhere, and names a single question', () => {
  expect(newerWords(['Hoeveel uur werkt u?'], [])).toBe(
    'Bij “Hoeveel uur werkt u?” gaf u later een ander antwoord op een ander apparaat. Dat is bewaard en staat nu hier.',
  );
  expect(newerWords([], ['Hoeveel uur werkt u?'])).toBe(
    'Bij “Hoeveel uur werkt u?” gaf u later ook antwoord op een ander apparaat. Dat is bewaard. Met een code ziet u het weer.',
  );
  expect(newerWords(['a', 'b'], ['c'])).toMatch(/^Bij 2 vragen gaf .* Bij één vraag gaf u later ook /);
});

test('counts in words', () => {
  expect(progressWords(2, 4, 3)).toBe('Deel 2 van 4, nog ongeveer 3 minuten');
  expect(progressWords(4, 4, 1)).toBe('Deel 4 van 4, nog ongeveer 1 minuut');
  expect(progressWords(2, 4, 3, 5)).toBe('Deel 2 van 4, vraag 5, nog ongeveer 3 minuten');
  expect(unsavedWords(1)).toMatch(/^Eén antwoord is nog niet bewaard\./);
  expect(unsavedWords(3)).toMatch(/^3 antwoorden zijn nog niet bewaard\./);
});
