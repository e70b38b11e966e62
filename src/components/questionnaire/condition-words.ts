/** Says a condition in Dutch, for who fills in the whole form at once: "als u bij '...' kiest voor '...'". */
import type { Condition, Item, Questionnaire } from '../../domain/questionnaire.ts';

/** A part of a sentence that follows "Alleen"; negated conditions say "niet" or turn their bound around. */
export function conditionWords(questionnaire: Questionnaire, condition: Condition, negated = false): string {
  if ('not' in condition) return conditionWords(questionnaire, condition.not, !negated);
  if ('all' in condition) return joined(questionnaire, condition.all, negated, negated ? ' of ' : ' en ');
  if ('any' in condition) return joined(questionnaire, condition.any, negated, negated ? ' en ' : ' of ');
  const item = itemOf(questionnaire, condition.item);
  const at = `als u bij ‘${questionOf(item, condition.item)}’`;
  if ('is' in condition) {
    const codes = typeof condition.is === 'string' ? [condition.is] : condition.is;
    const labels = codes.map((code) => `‘${labelOf(item, code)}’`).join(' of ');
    return `${at} ${negated ? 'niet ' : ''}${labels} antwoordt`;
  }
  if ('atLeast' in condition)
    return `${at} ${negated ? 'minder dan' : 'ten minste'} ${figure(condition.atLeast)} invult`;
  return `${at} ${negated ? 'meer dan' : 'ten hoogste'} ${figure(condition.atMost)} invult`;
}

/** As Dutch writes it: 0,1. */
const figure = (number: number): string => String(number).replace('.', ',');

function joined(
  questionnaire: Questionnaire,
  parts: readonly Condition[],
  negated: boolean,
  glue: string,
): string {
  return parts.map((part) => conditionWords(questionnaire, part, negated)).join(glue);
}

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
