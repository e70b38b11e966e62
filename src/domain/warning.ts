/** Warnings that a person may overrule: an unusual answer is asked about, never refused. */
import { holds, numberOf } from './condition.ts';
import { daysBetween, readDate } from './date.ts';
import { one, type FormInput } from './form.ts';
import type { Item, Warning } from './questionnaire.ts';

/** The words of the warnings that apply to an item, given all answers and the day of answering (ISO date). */
export function warningsFor(item: Item, answers: FormInput, today: string): readonly string[] {
  return (item.warnings ?? [])
    .filter((warning) => applies(warning, answers, today))
    .map((warning) => warning.words);
}

function applies({ when }: Warning, answers: FormInput, today: string): boolean {
  if ('moreThanItem' in when) {
    const [left, right] = [numberOf(one(answers, when.item)), numberOf(one(answers, when.moreThanItem))];
    return left !== null && right !== null && left > right;
  }
  if ('moreThanDaysAgo' in when) {
    const date = readDate(one(answers, when.item));
    return date !== null && daysBetween(date, today) > when.moreThanDaysAgo;
  }
  return holds(when, answers);
}
