/** The screens of a questionnaire: one for each section, or one for each question where someone asked for that. */
import { fieldsOf } from '../domain/journey.ts';
import type { Item, Section } from '../domain/questionnaire.ts';

export interface Screen {
  /** Name of the screen: the section's code, or `section/field`. */
  readonly place: string;
  readonly section: string;
  /** The question that stands alone on this screen; absent where the whole section does. */
  readonly item?: string;
  /** Form fields that are asked here: of a matrix one row. */
  readonly fields: readonly string[];
}

/** The screens of the sections that are asked, in order; `alone`: each question, and each row of a matrix, by itself. */
export function screensOf(asked: readonly Section[], alone: boolean): readonly Screen[] {
  return asked.flatMap(({ code, items }): Screen[] => {
    if (!alone) return [{ place: code, section: code, fields: items.flatMap(fieldsOf) }];
    return items.flatMap((item) =>
      partsOf(item).map((fields) => ({
        place: `${code}/${fields[0] ?? item.code}`,
        section: code,
        item: item.code,
        fields,
      })),
    );
  });
}

const partsOf = (item: Item): readonly (readonly string[])[] =>
  item.answer.type === 'matrix' ? fieldsOf(item).map((field) => [field]) : [fieldsOf(item)];

/** The screen with this name; else, as after a change of how much stands on a screen, the first of its section. */
export const screenAt = (screens: readonly Screen[], place: string): Screen | undefined =>
  screens.find((screen) => screen.place === place) ??
  screens.find(({ section }) => section === place.split('/')[0]);

/** The screen on which this field is asked. */
export const screenOf = (screens: readonly Screen[], field: string): Screen | undefined =>
  screens.find(({ fields }) => fields.includes(field));
