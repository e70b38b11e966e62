/** Whether a condition holds for what has been answered so far. */
import { many, tidy, type FormInput } from './form.ts';
import type { Condition } from './questionnaire.ts';

/** An unanswered item meets no `is`, `atLeast` or `atMost`; so `not` of it holds. */
export function holds(condition: Condition, answers: FormInput): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const values = many(answers, condition.item).map(tidy);
  if ('is' in condition) {
    const wanted = typeof condition.is === 'string' ? [condition.is] : condition.is;
    return values.some((value) => wanted.includes(value));
  }
  const number = numberOf(values[0] ?? '');
  if (number === null) return false;
  return 'atLeast' in condition ? number >= condition.atLeast : number <= condition.atMost;
}

/** A typed number, with comma or point; null when it isn't one. */
export function numberOf(text: string): number | null {
  return /^-?\d{1,9}([.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** The items that a condition looks at. */
export function itemsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(itemsOf);
  if ('any' in condition) return condition.any.flatMap(itemsOf);
  if ('not' in condition) return itemsOf(condition.not);
  return [condition.item];
}
