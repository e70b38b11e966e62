/** The page on which an answer is put right: which question, then the new answer. What was answered is not on it [T6]. */
import { correctable, type Correctable } from '../domain/correction.ts';
import { fieldsOf } from '../domain/journey.ts';
import type { Item, Questionnaire } from '../domain/questionnaire.ts';
import { personPath } from './desk-calls.ts';
import { correctPath } from './desk-person.ts';
import type { Fill, FillRow } from './fill.ts';

/** The questions of a questionnaire that can be put right for somebody: `/sjabloon/onderzoekers/verbeteren/`. */
export function fillQuestions(participant: string, questionnaire: Questionnaire): Fill {
  const { id, title, wave } = questionnaire;
  return {
    text: { participant, title, wave },
    href: { person: personPath(participant) },
    show: ['choose'],
    each: {
      questions: correctable(questionnaire).map(({ code, section, item }) => ({
        text: { section, question: item.question },
        href: { question: correctPath(participant, id, code) },
      })),
    },
  };
}

/** The form for the new answer to one question. `typed`: what was typed before, in the order of the fields. */
export function fillQuestion(
  participant: string,
  questionnaire: Questionnaire,
  { code, item }: Correctable,
  typed: readonly string[] = [],
): Fill {
  const { id, title, wave } = questionnaire;
  const kind = kindOf(item);
  return {
    text: { participant, title, wave, question: item.question, hint: hintOf(item) },
    href: { person: personPath(participant), choose: correctPath(participant, id) },
    value: { participant, questionnaire: id, item: code },
    show: ['question', kind, ...(hintOf(item) ? ['hint'] : [])],
    each: {
      options: kind === 'typed' ? [] : optionsOf(item),
      fields: kind === 'typed' ? typedFields(item, typed) : [],
    },
  };
}

type Kind = 'one-of' | 'some-of' | 'typed';

function kindOf({ answer }: Item): Kind {
  if (answer.type === 'choice' || answer.type === 'matrix' || answer.type === 'scale') return 'one-of';
  return answer.type === 'choices' ? 'some-of' : 'typed';
}

const option = (code: string, label: string): FillRow => ({ value: { code }, text: { label } });

function optionsOf({ answer }: Item): FillRow[] {
  if ('options' in answer) return answer.options.map(({ code, label }) => option(code, label));
  if (answer.type !== 'scale') return [];
  const { min, max, minLabel, maxLabel } = answer;
  const words: Readonly<Record<number, string>> = { [min]: ` (${minLabel})`, [max]: ` (${maxLabel})` };
  return Array.from({ length: max - min + 1 }, (_, index) => min + index).map((mark) =>
    option(String(mark), `${mark}${words[mark] ?? ''}`),
  );
}

/** One line for each field; of spells each has its own label. */
function typedFields(item: Item, typed: readonly string[]): FillRow[] {
  const { answer, code } = item;
  return fieldsOf(item).map((field, index) => {
    const [, number = '', part = ''] = field.slice(code.length).split('_');
    const words: Readonly<Record<string, string | undefined>> =
      answer.type === 'spells' ? { from: answer.from, to: answer.to, hours: answer.hours?.label } : {};
    const label = words[part] ? `Periode ${number}: ${words[part]}` : 'Nieuw antwoord';
    return { text: { label }, value: { typed: typed[index] ?? '' } };
  });
}

function hintOf({ answer, hint }: Item): string {
  const own = hint ? [hint] : [];
  switch (answer.type) {
    case 'number':
      return [...own, `Een getal van ${answer.min} tot en met ${answer.max}, in ${answer.unit}.`].join(' ');
    case 'money':
      return [...own, 'Een bedrag in euro.'].join(' ');
    case 'visual':
      return [...own, `Een heel getal van 0 (${answer.minLabel}) tot en met 100 (${answer.maxLabel}).`].join(
        ' ',
      );
    case 'date':
      return [...own, 'Een datum, zoals 31-3-2026.'].join(' ');
    case 'spells':
      return [...own, 'Vul alle periodes opnieuw in: wat leeg blijft, telt niet meer.'].join(' ');
    default:
      return own.join(' ');
  }
}
