/** A complete and valid set of answers to any questionnaire, as a browser would post it. */
import { bound } from '../../src/domain/answers.ts';
import { addDays } from '../../src/domain/date.ts';
import type { AnswerType, Item, Questionnaire } from '../../src/domain/questionnaire.ts';

const pick = <T>(values: readonly T[], number: number): T | undefined => values[number % values.length];

/** A day inside the bounds; 60 days ago where the questionnaire leaves it open. */
function day({ min, max }: Extract<AnswerType, { type: 'date' }>, today: string): string {
  const usual = addDays(today, -60);
  const [first, last] = [bound(min, today) ?? usual, bound(max, today) ?? usual];
  return usual < first ? first : usual > last ? last : usual;
}

function fields({ code, answer }: Item, number: number, today: string): [string, string][] {
  switch (answer.type) {
    case 'choice':
    case 'choices':
      return [[code, pick(answer.options, number)?.code ?? '']];
    case 'scale':
      return [[code, String(answer.min + (number % (answer.max - answer.min + 1)))]];
    case 'number':
      return [[code, String(Math.min(answer.max, answer.min + (number % 9)))]];
    case 'date':
      return [[code, day(answer, today)]];
    case 'text':
      return [[code, 'Een gewone opmerking van een paar woorden.'.slice(0, answer.maxLength)]];
    case 'money':
      return [[code, String(Math.min(answer.max, answer.min + 25 * (number % 9)))]];
    case 'visual':
      return [[code, String((number * 7) % 101)]];
    case 'spells':
      return [
        [`${code}_1_from`, addDays(today, -60)],
        [`${code}_1_to`, addDays(today, -20)],
        ...(answer.hours ? [[`${code}_1_hours`, String(number % 9)] as [string, string]] : []),
      ];
    case 'matrix':
      return answer.rows.map((row, index) => [row.code, pick(answer.options, number + index)?.code ?? '']);
  }
}

/**
 * Every item answered; other answers for another `number`, so that all strata are met.
 * @param today ISO date on which the answers are given
 */
export function everyAnswer(
  questionnaire: Questionnaire,
  number: number,
  today: string,
): Record<string, string> {
  const items = questionnaire.sections.flatMap((section) => section.items);
  return Object.fromEntries(items.flatMap((item) => fields(item, number, today)));
}
