/** Stored answers in the words of their questionnaire, for who gave them. */
import { shortDate, isDate } from './date.ts';
import type { Answer, Item, Option, Questionnaire } from './questionnaire.ts';

/** One question as it was asked, with what was answered. */
export interface AnswerInWords {
  readonly question: string;
  readonly answers: readonly string[];
}

/**
 * All answers in the order of the questionnaire. What its items don't know (an item of another version) comes last, by its
 * code: nothing that is kept is left out.
 */
export function answersInWords(
  questionnaire: Questionnaire | null,
  stored: readonly Answer[],
): readonly AnswerInWords[] {
  const items = questionnaire?.sections.flatMap((section) => section.items) ?? [];
  const left = new Set(stored);
  const take = (wanted: (item: string) => boolean): Answer[] => {
    const found = [...left].filter(({ item }) => wanted(item));
    for (const one of found) left.delete(one);
    return found;
  };
  const known = items.flatMap((item) => linesOf(item, take));
  const unknown = [...left].map(({ item, value }) => ({ question: item, answers: [value] }));
  return [...known, ...unknown];
}

type Take = (wanted: (item: string) => boolean) => Answer[];

function linesOf(item: Item, take: Take): AnswerInWords[] {
  const { code, question, answer } = item;
  if (answer.type === 'matrix') {
    return answer.rows.flatMap((row) => {
      const found = take((one) => one === row.code);
      const answers = found.map(({ value }) => labelOf(answer.options, value));
      return answers.length ? [{ question: `${question} ${row.label}`, answers }] : [];
    });
  }
  if (answer.type === 'spells') {
    const part = new RegExp(`^${code}_(\\d+)_(from|to|hours)$`);
    const found = take((one) => part.test(one));
    const labels = { from: answer.from, to: answer.to, hours: answer.hours?.label ?? '' };
    const answers = found
      .map(({ item: name, value }) => ({ parts: part.exec(name), value }))
      .map(({ parts, value }) => ({ spell: Number(parts?.[1]), kind: parts?.[2] ?? '', value }))
      .sort((a, b) => a.spell - b.spell || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
      .map(
        ({ spell, kind, value }) =>
          `${spell}. ${labels[kind as keyof typeof labels]}: ${valueInWords(value)}`,
      );
    return answers.length ? [{ question, answers }] : [];
  }
  const answers = take((one) => one === code).map(({ value }) => inWords(item, value));
  return answers.length ? [{ question, answers }] : [];
}

const ORDER = ['from', 'to', 'hours'];

function inWords({ answer }: Item, value: string): string {
  switch (answer.type) {
    case 'choice':
    case 'choices':
      return labelOf(answer.options, value);
    case 'number':
      return `${comma(value)} ${answer.unit}`.trim();
    case 'money':
      return `€ ${comma(value)}`;
    case 'scale':
      return `${value} (${answer.min}: ${answer.minLabel}, ${answer.max}: ${answer.maxLabel})`;
    case 'visual':
      return `${value} (0: ${answer.minLabel}, 100: ${answer.maxLabel})`;
    case 'date':
      return valueInWords(value);
    default:
      return value;
  }
}

const labelOf = (options: readonly Option[], value: string): string =>
  options.find(({ code }) => code === value)?.label ?? value;

const comma = (value: string): string => value.replace('.', ',');

const valueInWords = (value: string): string => (isDate(value) ? shortDate(value) : comma(value));
