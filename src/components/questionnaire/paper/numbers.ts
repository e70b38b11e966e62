/** The numbers that questions have on paper, where one question refers to another. */
import type { Questionnaire } from '../../../domain/questionnaire.ts';

/**
 * By code of an item its number, counted from 1 through the whole form; by code of a row of a matrix that number with
 * a letter: `7`, `7b`.
 */
export function questionNumbers({ sections }: Questionnaire): ReadonlyMap<string, string> {
  const items = sections.flatMap((section) => section.items);
  return new Map(
    items.flatMap(({ code, answer }, index) => {
      const number = String(index + 1);
      const rows = answer.type === 'matrix' ? answer.rows : [];
      return [[code, number] as const, ...rows.map((row, at) => [row.code, number + letter(at)] as const)];
    }),
  );
}

/** The letter of a row. @param index from 0 to 25 */
export const letter = (index: number): string => 'abcdefghijklmnopqrstuvwxyz'.charAt(index);
