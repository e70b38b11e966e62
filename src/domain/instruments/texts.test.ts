import { expect, test } from 'vitest';
import { trials } from '../../trials/index.ts';
import { fieldsOf } from '../journey.ts';
import { checkQuestionnaire } from '../questionnaire-check.ts';
import { instruments } from './index.ts';
import { instrumentTextShape, textFaults, withTexts, type InstrumentText } from './texts.ts';

/** Words of nobody, in the structure of an instrument. */
function made(code: string, change: Partial<InstrumentText> = {}): InstrumentText {
  const items = (instruments.get(code)?.items ?? []).map((item) => ({
    code: item.code,
    text: `Tekst van ${item.code}?`,
    ...(item.scale.kind === 'levels' ? { options: item.scale.codes.map((level) => `Keuze ${level}`) } : {}),
    ...(item.scale.kind === 'visual' ? { ends: ['slecht', 'goed'] as [string, string] } : {}),
    ...(item.scale.kind === 'number' ? { unit: 'uur' } : {}),
  }));
  return { instrument: code, source: 'Proef, licentie 1', title: 'Titel', required: false, items, ...change };
}

test.each([...instruments.keys()])('a text in the structure of %s can be used', (code) => {
  const text = made(code);
  expect(instrumentTextShape.parse(JSON.parse(JSON.stringify(text)))).toEqual(text);
  expect(textFaults(text)).toEqual([]);
});

const first = made('eq5d5l').items;
test.each<[string, InstrumentText, RegExp]>([
  [
    'an instrument that nobody knows',
    made('eq5d5l', { instrument: 'eq5d' }),
    /no instrument eq5d; known are/,
  ],
  ['too few items', made('eq5d5l', { items: first.slice(1) }), /has 6 items, this file has 5/],
  ['items in another order', made('eq5d5l', { items: first.toReversed() }), /item 1 must be eq5d5l_1/],
  [
    'too few answers',
    made('eq5d5l', { items: first.map((item) => ({ ...item, options: ['a', 'b'] })) }),
    /has 5 answers, this file has 2/,
  ],
  ['no answers', made('eq5d5l', { items: first.map(({ options: _, ...item }) => item) }), /has no answers/],
  [
    'a line without ends',
    made('eq5d5l', { items: first.map(({ ends: _, ...item }) => item) }),
    /needs the ends/,
  ],
  [
    'a number without a unit',
    made('wpai', { items: made('wpai').items.map(({ unit: _, ...item }) => item) }),
    /needs a unit/,
  ],
  [
    'a key for items that are not there',
    made('cis', { key: { reversed: ['cis_9'] } }),
    /cis_9, which is no item/,
  ],
])('refuses %s', (_, text, words) => {
  expect(textFaults(text).join('\n')).toMatch(words);
});

test('refuses a file with a name that it does not know, so that a slip is seen', () => {
  expect(instrumentTextShape.safeParse({ ...made('cis'), titel: 'x' }).success).toBe(false);
});

const questionnaires = Object.values(trials).flatMap((trial) => trial.questionnaires);
const codes = [
  ...new Set(questionnaires.flatMap(({ sections }) => sections.flatMap((one) => one.instrument?.code ?? []))),
];

test.each(codes)(
  '[T12] puts the words of %s in its place: same fields, source told, nothing left of the placeholder',
  (code) => {
    for (const questionnaire of questionnaires) {
      const place = questionnaire.sections.find((section) => section.instrument?.code === code);
      if (!place) continue;
      const loaded = withTexts(questionnaire, new Map([[code, made(code)]]));
      const section = loaded.sections.find((one) => one.instrument?.code === code);
      expect(section?.instrument?.status).toEqual({ kind: 'validated', source: 'Proef, licentie 1' });
      expect(section?.items.flatMap(fieldsOf)).toEqual(place.items.flatMap(fieldsOf));
      expect(JSON.stringify(section)).not.toMatch(/Plaatsvervanger/);
      expect(section?.when).toEqual(place.when);
      expect(checkQuestionnaire(loaded)).toEqual([]);
    }
  },
);

test('makes a table of items that share their answers, and single questions of others', () => {
  const types = (text: InstrumentText) =>
    questionnaires
      .flatMap((one) => withTexts(one, new Map([['eq5d5l', text]])).sections)
      .find((one) => one.instrument?.code === 'eq5d5l')
      ?.items.map(({ answer }) => answer.type);
  const bare = first.map(({ options: _, ...item }) => item);
  const shared = { question: 'Welke past?', options: ['a', 'b', 'c', 'd', 'e'], items: bare };
  expect(types(made('eq5d5l'))).toEqual(['choice', 'choice', 'choice', 'choice', 'choice', 'visual']);
  expect(types(made('eq5d5l', shared))).toEqual(['matrix', 'visual']);
});

test('leaves a place without a text as it is', () => {
  for (const questionnaire of questionnaires)
    expect(withTexts(questionnaire, new Map())).toEqual(questionnaire);
});
