/** Says a condition in Dutch, for who fills in the whole form at once: "als u bij '...' kiest voor '...'". */
import type { Condition, Item, Questionnaire } from '../../domain/questionnaire.ts';

/** How a question is referred to, by the code of its item or of a row of its matrix. */
type NameOf = (code: string) => string;

/**
 * A part of a sentence that follows "Alleen"; negated conditions say "niet" or turn their bound around.
 * @param nameOf what follows "bij"; left out, the words of the question itself
 */
export function conditionWords(questionnaire: Questionnaire, condition: Condition, nameOf?: NameOf): string {
  const quoted: NameOf = (code) => `‘${questionOf(itemOf(questionnaire, code), code)}’`;
  return said({ questionnaire, nameOf: nameOf ?? quoted }, condition, false);
}

interface Saying {
  readonly questionnaire: Questionnaire;
  readonly nameOf: NameOf;
}

function said(saying: Saying, condition: Condition, negated: boolean): string {
  if ('not' in condition) return said(saying, condition.not, !negated);
  if ('all' in condition) return joined(saying, condition.all, negated, negated ? ' of ' : ' en ');
  if ('any' in condition) return joined(saying, condition.any, negated, negated ? ' en ' : ' of ');
  const at = `als u bij ${saying.nameOf(condition.item)}`;
  if ('is' in condition) {
    const item = itemOf(saying.questionnaire, condition.item);
    const codes = typeof condition.is === 'string' ? [condition.is] : condition.is;
    const labels = codes.map((code) => `‘${labelOf(item, code)}’`).join(' of ');
    return `${at} ${negated ? 'niet ' : ''}${labels} antwoordt`;
  }
  if ('atLeast' in condition)
    return `${at} ${negated ? 'minder dan' : 'ten minste'} ${figure(condition.atLeast)} invult`;
  return `${at} ${negated ? 'meer dan' : 'ten hoogste'} ${figure(condition.atMost)} invult`;
}

const joined = (saying: Saying, parts: readonly Condition[], negated: boolean, glue: string): string =>
  parts.map((part) => said(saying, part, negated)).join(glue);
/** As Dutch writes it: 0,1. */
const figure = (number: number): string => String(number).replace('.', ',');

const rowsOf = (item: Item) => (item.answer.type === 'matrix' ? item.answer.rows : []);

function itemOf(questionnaire: Questionnaire, code: string): Item | undefined {
  const items = questionnaire.sections.flatMap((section) => section.items);
  return items.find((item) => item.code === code || rowsOf(item).some((row) => row.code === code));
}

function questionOf(item: Item | undefined, code: string): string {
  const row = item && rowsOf(item).find((each) => each.code === code);
  return row?.label ?? item?.question ?? code;
}

function labelOf(item: Item | undefined, code: string): string {
  const options = item && 'options' in item.answer ? item.answer.options : [];
  return options.find((option) => option.code === code)?.label ?? code;
}
