import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trialOf } from '../trials/index.ts';
import { readInstrumentTexts, withInstruments } from './instruments.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'instruments-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, data: unknown): void =>
  writeFileSync(join(folder, name), typeof data === 'string' ? data : JSON.stringify(data));
const text = {
  instrument: 'irtwcs',
  source: 'Proeftekst, versie 1',
  title: 'Proef',
  question: 'Klopt dit?',
  options: ['Nee', 'Ja'],
  items: Array.from({ length: 7 }, (_, index) => ({ code: `irtwcs_${index + 1}`, text: `Zin ${index + 1}` })),
};

test('[T12] loads the words of an instrument from a folder, and tells their source', () => {
  put('irtwcs.json', text);
  put('leesmij.txt', 'not read');
  const trial = withInstruments(trialOf('miles'), folder);
  const sections = trial.questionnaires.flatMap((one) => one.sections);
  const statuses = sections.flatMap(({ instrument }) =>
    instrument ? [`${instrument.code} ${instrument.status.kind}`] : [],
  );
  expect(new Set(statuses)).toEqual(
    new Set(['irtwcs validated', 'eq5d5l placeholder', 'qwlqcs placeholder']),
  );
  expect(JSON.stringify(sections)).toContain('Zin 7');
});

test('without a folder the trial is as it was', () => {
  expect(withInstruments(trialOf('miles'), undefined)).toBe(trialOf('miles'));
  expect(withInstruments(trialOf('miles'), '')).toBe(trialOf('miles'));
});

test.each<[string, unknown, RegExp]>([
  [
    'a wrong number of items',
    { ...text, items: text.items.slice(1) },
    /I-RTW_CS has 7 items, this file has 6/,
  ],
  ['no source', { ...text, source: '' }, /source/],
  ['no JSON', '{', /it is no JSON/],
])('refuses %s and names the file', (_, data, words) => {
  put('een.json', data);
  expect(() => readInstrumentTexts(folder)).toThrow(words);
  expect(() => readInstrumentTexts(folder)).toThrow('een.json');
});

test('refuses two files for one instrument, and a folder that is not there', () => {
  put('a.json', text);
  put('b.json', text);
  expect(() => readInstrumentTexts(folder)).toThrow('b.json holds irtwcs');
  expect(() => readInstrumentTexts(join(folder, 'gone'))).toThrow("can't be read");
});
