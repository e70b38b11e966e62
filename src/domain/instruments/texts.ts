/** The words of a licensed instrument, which come from outside this repository, put in the place that is kept for them. */
import { z } from 'zod';
import type { Item, Option, Questionnaire, Section } from '../questionnaire.ts';
import { instruments } from './index.ts';
import type { Instrument, InstrumentItem } from './instrument.ts';

const word = z.string().trim().min(1).max(2000);

/** One file: the words of one instrument. Documented in docs/instruments.md. */
export const instrumentTextShape = z.strictObject({
  /** Code of the instrument. */
  instrument: word,
  /** Title, edition and licence, as they must be cited: `EQ-5D-5L, Nederlands, versie 1.2; EuroQol-licentie 12345`. */
  source: word,
  title: word,
  intro: word.optional(),
  /** Above the items, where they share their answers. */
  question: word.optional(),
  /** The answers, where all items have the same ones, in the order of the codes. */
  options: z.array(word).min(2).optional(),
  /** Whether each item must be answered. */
  required: z.boolean().default(false),
  items: z
    .array(
      z.strictObject({
        code: word,
        text: word,
        /** The answers of this item alone. */
        options: z.array(word).min(2).optional(),
        /** The ends of a line. */
        ends: z.tuple([word, word]).optional(),
        /** Behind a number. */
        unit: word.optional(),
      }),
    )
    .min(1),
  key: z
    .strictObject({
      tariff: z
        .strictObject({ anyProblem: z.number(), levels: z.array(z.array(z.number()).length(5)).length(5) })
        .optional(),
      reversed: z.array(word).optional(),
      scales: z.record(z.string(), z.array(word)).optional(),
    })
    .optional(),
});
export type InstrumentText = z.infer<typeof instrumentTextShape>;

/** What keeps a text from being used, in words; empty when it fits the instrument. */
export function textFaults(text: InstrumentText): string[] {
  const instrument = instruments.get(text.instrument);
  if (!instrument)
    return [`there is no instrument ${text.instrument}; known are ${[...instruments.keys()].join(', ')}`];
  const [wanted, given] = [instrument.items, text.items];
  if (given.length !== wanted.length)
    return [`${instrument.name} has ${wanted.length} items, this file has ${given.length}`];
  const known = wanted.map(({ code }) => code);
  const keyed = [...(text.key?.reversed ?? []), ...Object.values(text.key?.scales ?? {}).flat()];
  return [
    ...wanted.flatMap((item, index) => itemFaults(instrument, item, text, index)),
    ...keyed.filter((code) => !known.includes(code)).map((code) => `the key names ${code}, which is no item`),
  ];
}

function itemFaults(
  instrument: Instrument,
  { code, scale }: InstrumentItem,
  text: InstrumentText,
  index: number,
): string[] {
  const given = text.items[index];
  if (given?.code !== code) return [`item ${index + 1} must be ${code}, this file has ${given?.code}`];
  if (scale.kind === 'visual') return given.ends ? [] : [`item ${code} needs the ends of its line`];
  if (scale.kind === 'number') return given.unit ? [] : [`item ${code} needs a unit`];
  const options = given.options ?? text.options;
  if (!options) return [`item ${code} has no answers`];
  return instrument.openLevels || options.length === scale.codes.length
    ? []
    : [`item ${code} has ${scale.codes.length} answers, this file has ${options.length}`];
}

/** The questionnaire with each text in its place; a place without a text stays a placeholder. */
export function withTexts(
  questionnaire: Questionnaire,
  texts: ReadonlyMap<string, InstrumentText>,
): Questionnaire {
  const sections = questionnaire.sections.map((section) => {
    const text = section.instrument ? texts.get(section.instrument.code) : undefined;
    const instrument = text ? instruments.get(text.instrument) : undefined;
    return text && instrument ? sectionOf(section, instrument, text) : section;
  });
  return { ...questionnaire, sections };
}

function sectionOf({ intro: _, ...section }: Section, instrument: Instrument, text: InstrumentText): Section {
  const { title, intro, source } = text;
  return {
    ...section,
    title,
    ...(intro === undefined ? {} : { intro }),
    instrument: { code: instrument.code, status: { kind: 'validated', source } },
    items: itemsOf(instrument, text),
  };
}

/** Items next to each other that share their answers become one table; the codes stay the same. */
function itemsOf(instrument: Instrument, text: InstrumentText): readonly Item[] {
  const items: Item[] = [];
  let table: {
    readonly rows: { code: string; label: string }[];
    readonly options: readonly Option[];
  } | null = null;
  instrument.items.forEach((item, index) => {
    const given = text.items[index];
    if (!given) return;
    const options = optionsOf(item, given.options ?? text.options ?? []);
    if (item.scale.kind !== 'levels' || given.options || !text.question) {
      table = null;
      items.push({
        code: item.code,
        question: given.text,
        required: text.required,
        answer: answerOf(item, given, options),
      });
    } else if (table && JSON.stringify(table.options) === JSON.stringify(options)) {
      table.rows.push({ code: item.code, label: given.text });
    } else {
      table = { rows: [{ code: item.code, label: given.text }], options };
      const code = `${instrument.code}_items${items.length === 0 ? '' : `_${items.length + 1}`}`;
      items.push({
        code,
        question: text.question,
        required: text.required,
        answer: { type: 'matrix', ...table },
      });
    }
  });
  return items;
}

function optionsOf({ scale }: InstrumentItem, labels: readonly string[]): readonly Option[] {
  const codes = scale.kind === 'levels' ? scale.codes : [];
  return labels.map((label, index) => ({ code: codes[index] ?? String(index + 1), label }));
}

function answerOf(
  { scale }: InstrumentItem,
  { ends, unit }: InstrumentText['items'][number],
  options: readonly Option[],
): Item['answer'] {
  if (scale.kind === 'levels') return { type: 'choice', options };
  if (scale.kind === 'visual')
    return { type: 'visual', minLabel: ends?.[0] ?? '', maxLabel: ends?.[1] ?? '' };
  return { type: 'number', unit: unit ?? '', min: scale.min, max: scale.max, decimals: scale.decimals };
}
