/** Valid answers to any questionnaire, as somebody would give them: drawn from the person's own stream. */
import { addDays } from '../../src/domain/date.ts';
import { asked } from '../../src/domain/journey.ts';
import type { AnswerType, DateBound, Item, Questionnaire } from '../../src/domain/questionnaire.ts';
import type { Stream } from './random.ts';

/** Form fields with what was typed; a box that can be ticked more than once holds a list. */
export type Given = Record<string, string | string[]>;

/** How often an item that may be left open is left open. */
const LEFT_OPEN = 0.4;
const REMARKS = [
  'Het gaat op en af.',
  'Ik vond de vragen duidelijk.',
  'Fijn dat hier onderzoek naar is.',
  'Geen bijzonderheden.',
];

/**
 * Walks through the questionnaire and answers what is asked, in order: what an answer opens is asked as well.
 * @param today ISO date on which the answers are given
 */
export function answerAll(questionnaire: Questionnaire, chance: Stream, today: string): Given {
  const given: Given = {};
  const seen = new Set<string>();
  for (;;) {
    const item = asked(questionnaire, given)
      .flatMap(({ items }) => items)
      .find(({ code }) => !seen.has(code));
    if (!item) return given;
    seen.add(item.code);
    if (item.required || !chance.chance(LEFT_OPEN)) Object.assign(given, answerOf(item, chance, today));
  }
}

function answerOf({ code, answer }: Item, chance: Stream, today: string): Given {
  switch (answer.type) {
    case 'choice':
      return { [code]: chance.pick(answer.options).code };
    case 'choices':
      return { [code]: choices(answer, chance) };
    case 'scale':
      return { [code]: String(chance.between(answer.min, answer.max)) };
    case 'visual':
      return { [code]: String(chance.between(0, 100)) };
    case 'number':
      return { [code]: number(answer, chance) };
    case 'money':
      return { [code]: String(chance.between(answer.min, Math.min(answer.max, answer.min + 2500))) };
    case 'date':
      return { [code]: day(answer.min, answer.max, chance, today) };
    case 'text':
      return { [code]: chance.pick(REMARKS).slice(0, answer.maxLength) };
    case 'matrix':
      return Object.fromEntries(answer.rows.map((row) => [row.code, chance.pick(answer.options).code]));
    case 'spells':
      return spells(code, answer, chance, today);
  }
}

type Of<T extends AnswerType['type']> = Extract<AnswerType, { type: T }>;

function choices({ options, none }: Of<'choices'>, chance: Stream): string[] {
  const first = chance.pick(options).code;
  if (first === none) return [first];
  const more = options.map(({ code }) => code).filter((code) => code !== none && chance.chance(0.25));
  return options.map(({ code }) => code).filter((code) => code === first || more.includes(code));
}

function number({ min, max, decimals }: Of<'number'>, chance: Stream): string {
  const whole = chance.between(min, Math.min(max, min + 40));
  return decimals > 0 && whole < max && chance.chance(0.2) ? `${whole}.5` : String(whole);
}

const bound = (limit: DateBound | undefined, today: string): string | null =>
  !limit ? null : 'date' in limit ? limit.date : addDays(today, limit.daysFromToday);

/** A day in the last half year, or as near to it as the bounds allow. */
function day(min: DateBound | undefined, max: DateBound | undefined, chance: Stream, today: string): string {
  const [first, last] = [bound(min, today), bound(max, today)];
  const usual = addDays(today, -chance.between(1, 180));
  return first !== null && usual < first ? first : last !== null && usual > last ? last : usual;
}

/** Spells from old to new with days between them; the last one may still go on. */
function spells(code: string, { most, hours, min }: Of<'spells'>, chance: Stream, today: string): Given {
  const given: Given = {};
  const first = bound(min, today);
  let from = addDays(today, -chance.between(100, 170));
  if (first !== null && from < first) from = first;
  for (let n = 1; n <= Math.min(most, chance.between(1, 3)); n += 1) {
    const to = addDays(from, chance.between(3, 30));
    if (from > today) break;
    given[`${code}_${n}_from`] = from;
    if (to <= today) given[`${code}_${n}_to`] = to;
    if (hours) given[`${code}_${n}_hours`] = String(chance.between(0, Math.min(hours.max, 36)));
    if (to > today) break;
    from = addDays(to, chance.between(1, 20));
  }
  return given;
}
