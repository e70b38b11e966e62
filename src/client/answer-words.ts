/** An answer as the person reads it back before sending: labels in place of codes. */
import { readDate } from '../domain/date.ts';
import { many, one, type FormInput } from '../domain/form.ts';
import type { Item, Option } from '../domain/questionnaire.ts';
import { spellFields } from '../domain/spells.ts';
import { HOURS_A_WEEK, NOT_FILLED_IN, spellWords } from './words.ts';

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
    case 'money':
      return [text === '' ? NOT_FILLED_IN : `€ ${text.replace(/^€\s*/, '')}`];
    case 'scale':
    case 'visual': {
      const { min, max } = answer.type === 'scale' ? answer : { min: 0, max: 100 };
      const ends = `(${min} = ${answer.minLabel}, ${max} = ${answer.maxLabel})`;
      return [text === '' ? NOT_FILLED_IN : `${text} ${ends}`];
    }
    case 'date':
      return [dayWords(text) || NOT_FILLED_IN];
    case 'spells':
      return spellsIn(code, answer, answers);
    case 'text':
      return [text || NOT_FILLED_IN];
  }
}

/** `3 maart 2026`; what is no date as it was typed. */
function dayWords(text: string): string {
  const date = readDate(text);
  return date ? day.format(new Date(`${date}T00:00:00Z`)) : text;
}

/** A line for each spell that holds anything. */
function spellsIn(
  code: string,
  answer: Extract<Item['answer'], { type: 'spells' }>,
  answers: FormInput,
): readonly string[] {
  const lines = Array.from({ length: answer.most }, (_, index) => {
    const fields = spellFields(code, index + 1, answer);
    const [from, to] = [dayWords(one(answers, fields.from)), dayWords(one(answers, fields.to))];
    const hours = fields.hours ? one(answers, fields.hours) : '';
    if (from === '' && to === '' && hours === '') return '';
    return spellWords(from || NOT_FILLED_IN, to) + (hours && `, ${hours} ${HOURS_A_WEEK}`);
  }).filter(Boolean);
  return lines.length > 0 ? lines : [NOT_FILLED_IN];
}

const labelOf = (options: readonly Option[], code: string): string =>
  options.find((option) => option.code === code)?.label ?? NOT_FILLED_IN;
