/** Where someone goes on who was here before. */
import { many } from '../domain/form.ts';
import { fieldsOf, isAnswered, progress } from '../domain/journey.ts';
import type { Filling } from './filling.ts';

/** Whether anything is answered. */
export function isBegun({ items, answers }: Filling): boolean {
  const given = answers();
  return [...items.values()].some((item) => isAnswered(item, given));
}

/** The field of the first question without an answer; null when there is none. */
export function openField({ questionnaire, asked, answers }: Filling): string | null {
  const given = answers();
  const open = progress(questionnaire, given).next?.item;
  const item = asked()
    .flatMap(({ items }) => items)
    .find(({ code }) => code === open);
  const fields = item ? fieldsOf(item) : [];
  const field = fields.find((one) => many(given, one).every((value) => value.trim() === ''));
  return field ?? fields[0] ?? null;
}
