/** Putting an answer right: which items can be, and how the new answer is read by the questionnaire's own rules. */
import { readItem } from './answers.ts';
import { many, type FormInput, type Read } from './form.ts';
import { fieldsOf } from './journey.ts';
import type { Item, Questionnaire } from './questionnaire.ts';

/** An item, or one row of a matrix as an item of its own; `code` is the item or the row. */
export interface Correctable {
  readonly section: string;
  readonly code: string;
  readonly item: Item;
}

/** What can be put right: no own words [C11], and nothing that could tell the arm [T7]. */
export function correctable({ sections }: Questionnaire): readonly Correctable[] {
  return sections
    .filter(({ revealsArm }) => !revealsArm)
    .flatMap(({ title, items }) =>
      items
        .filter(({ answer }) => answer.type !== 'text')
        .flatMap(singleRows)
        .map(({ code, item }) => ({ section: title, code, item })),
    );
}

function singleRows(item: Item): { readonly code: string; readonly item: Item }[] {
  const { answer } = item;
  if (answer.type !== 'matrix') return [{ code: item.code, item }];
  return answer.rows.map((row) => ({
    code: row.code,
    item: { ...item, question: `${item.question} ${row.label}`, answer: { ...answer, rows: [row] } },
  }));
}

/**
 * Reads the new answer: `value`s that belong, in order, to the fields of the item; of an item with one field all belong to
 * it.
 * @param today ISO date
 * @returns `answers` by stored item, for all fields of the item; a field without an answer gets an empty list
 */
export function readCorrection(
  item: Item,
  form: FormInput,
  today: string,
): Read<{ readonly answers: Readonly<Record<string, readonly string[]>> }> {
  const fields = fieldsOf(item);
  const values = many(form, 'value');
  const [only] = fields;
  const typed: FormInput =
    fields.length === 1 && only !== undefined
      ? { [only]: values }
      : Object.fromEntries(fields.map((field, index) => [field, values[index] ?? '']));
  const read = readItem(item, typed, today);
  if (read.problems) return { problems: read.problems.map((problem) => ({ ...problem, field: 'value' })) };
  const valuesOf = (field: string) =>
    read.answers.filter((answer) => answer.item === field).map(({ value }) => value);
  return { answers: Object.fromEntries(fields.map((field) => [field, valuesOf(field)])) };
}
