/** An answer as the person reads it back before sending: labels in place of codes. */
import { readDate } from '../domain/date.ts';
import { many, one, type FormInput } from '../domain/form.ts';
import type { Item, Option } from '../domain/questionnaire.ts';
import { NOT_FILLED_IN } from './words.ts';

const day = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

/** One line for each answer to the item; a matrix gives `row: answer` for each row. */
export function answerWords(item: Item, answers: FormInput): readonly string[] {
  const { answer, code } = item;
  const text = one(answers, code);
  switch (answer.type) {
    case 'matrix':
      return answer.rows.map((row) => `${row.label}: ${labelOf(answer.options, one(answers, row.code))}`);
    case 'choices': {
      const labels = many(answers, code).map((value) => labelOf(answer.options, value));
      return labels.length > 0 ? labels : [NOT_FILLED_IN];
    }
    case 'choice':
      return [labelOf(answer.options, text)];
    case 'number':
      return [text === '' ? NOT_FILLED_IN : `${text} ${answer.unit}`];
    case 'scale':
      return [
        text === ''
          ? NOT_FILLED_IN
          : `${text} (${answer.min} = ${answer.minLabel}, ${answer.max} = ${answer.maxLabel})`,
      ];
    case 'date': {
      const date = readDate(text);
      return [date ? day.format(new Date(`${date}T00:00:00Z`)) : text || NOT_FILLED_IN];
    }
    case 'text':
      return [text || NOT_FILLED_IN];
  }
}

const labelOf = (options: readonly Option[], code: string): string =>
  options.find((option) => option.code === code)?.label ?? NOT_FILLED_IN;
