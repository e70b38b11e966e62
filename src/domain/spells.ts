/** Dated spells in an answer, such as times of sick leave: their form fields, and how they are read and checked. */
import { numberOf } from './condition.ts';
import { addDays, readDate, shortDate } from './date.ts';
import {
  hasUnusableCharacters,
  one,
  unusableCharacters,
  type FormInput,
  type Problem,
  type Read,
} from './form.ts';
import type { Answer, AnswerType, DateBound } from './questionnaire.ts';

type SpellsType = Extract<AnswerType, { type: 'spells' }>;

/** One spell as stored: first and last day (ISO; null: still going on) and the hours a week worked in it. */
export interface Spell {
  readonly from: string;
  readonly to: string | null;
  readonly hours: number | null;
}

/** The form fields of spell `number` (from 1). */
export function spellFields(
  code: string,
  number: number,
  { hours }: SpellsType,
): { readonly from: string; readonly to: string; readonly hours: string | null } {
  const base = `${code}_${number}`;
  return { from: `${base}_from`, to: `${base}_to`, hours: hours ? `${base}_hours` : null };
}

/** The day that a bound stands for, given the day of answering. */
export function bound(limit: DateBound | undefined, today: string): string | null {
  if (!limit) return null;
  return 'date' in limit ? limit.date : addDays(today, limit.daysFromToday);
}

interface Typed extends Spell {
  readonly fields: ReturnType<typeof spellFields>;
}

/**
 * Reads the spells of one item. They are stored in order of their first day and numbered from 1, whatever the order in
 * which they were typed; rows that were left open are skipped.
 * @param today the day of answering, ISO date: no spell may begin or end later
 */
export function readSpells(
  code: string,
  answer: SpellsType,
  form: FormInput,
  today: string,
): Read<{ readonly answers: readonly Answer[] }> {
  const problems: Problem[] = [];
  const typed: Typed[] = [];
  for (let number = 1; number <= answer.most; number++) {
    const fields = spellFields(code, number, answer);
    const all = [fields.from, fields.to, ...(fields.hours ? [fields.hours] : [])];
    if (all.every((field) => one(form, field) === '')) continue;
    const read = readSpell(answer, fields, form, today);
    if (read.problems) problems.push(...read.problems);
    else typed.push(read.spell);
  }
  const spells = [...typed].sort((left, right) =>
    left.from < right.from ? -1 : left.from > right.from ? 1 : 0,
  );
  if (problems.length === 0) problems.push(...overlaps(spells));
  if (problems.length > 0) return { problems };
  return { answers: spells.flatMap((spell, index) => rowsOf(code, index + 1, answer, spell)) };
}

function readSpell(
  { from: fromLabel, to: toLabel, hours: asked, min }: SpellsType,
  fields: Typed['fields'],
  form: FormInput,
  today: string,
): Read<{ readonly spell: Typed }> {
  const problems: Problem[] = [];
  const say = (field: string, message: string): undefined => void problems.push({ field, message });
  const day = (field: string, label: string, empty: string | null): string | null => {
    const text = one(form, field);
    if (text === '') {
      if (empty) say(field, empty);
      return null;
    }
    const date = hasUnusableCharacters(text) ? null : readDate(text);
    if (date === null) say(field, `Vul bij ‘${label}’ een datum in die bestaat. Bijvoorbeeld 31-03-2026.`);
    else if (date > today) say(field, 'Deze dag moet nog komen. Vul een dag in die al geweest is.');
    else return date;
    return null;
  };
  const from = day(
    fields.from,
    fromLabel,
    `Vul ook in bij ‘${fromLabel}’. Of wis wat u bij deze periode invulde.`,
  );
  const to = day(fields.to, toLabel, null);
  const first = bound(min, today);
  if (from !== null && first !== null && from < first) {
    say(fields.from, `Vul een dag in vanaf ${shortDate(first)}. Klopt het jaar?`);
  }
  if (from !== null && to !== null && to < from) {
    say(fields.to, `Deze dag ligt vóór de eerste dag van deze periode (${shortDate(from)}). Klopt dat?`);
  }
  const hours = asked && fields.hours ? readHours(asked, fields.hours, form, say) : null;
  if (problems.length > 0 || from === null) return { problems };
  return { spell: { from, to, hours, fields } };
}

function readHours(
  { label, max }: NonNullable<SpellsType['hours']>,
  field: string,
  form: FormInput,
  say: (field: string, message: string) => undefined,
): number | null {
  const text = one(form, field);
  if (hasUnusableCharacters(text)) return say(field, unusableCharacters) ?? null;
  const bare = text.replace(/\s*(uur|u)(\s+per\s+week)?$/i, '');
  const hours = numberOf(bare);
  if (hours === null)
    return say(field, `Vul een getal in bij ‘${label}’. Werkte u niet? Vul dan 0 in.`) ?? null;
  if ((bare.split(/[.,]/)[1]?.length ?? 0) > 1)
    return say(field, 'Gebruik hooguit 1 cijfer achter de komma.') ?? null;
  if (hours < 0 || hours > max) return say(field, `Vul een getal in van 0 tot en met ${max}.`) ?? null;
  return hours === 0 ? 0 : hours;
}

/** Spells that share a day; only the last one may still go on. `spells` are in order of their first day. */
function overlaps(spells: readonly Typed[]): readonly Problem[] {
  return spells.flatMap((spell, index): Problem[] => {
    const next = spells[index + 1];
    if (!next) return [];
    if (spell.to === null) {
      const message = `Vul de laatste dag van deze periode in: er staat een periode na, vanaf ${shortDate(next.from)}.`;
      return [{ field: spell.fields.to, message }];
    }
    if (next.from > spell.to) return [];
    const message = `Deze periode begint voordat een andere is afgelopen (${shortDate(spell.to)}). Kies een dag daarna.`;
    return [{ field: next.fields.from, message }];
  });
}

function rowsOf(code: string, number: number, answer: SpellsType, { from, to, hours }: Spell): Answer[] {
  const fields = spellFields(code, number, answer);
  return [
    { item: fields.from, value: from },
    ...(to === null ? [] : [{ item: fields.to, value: to }]),
    ...(hours === null || !fields.hours ? [] : [{ item: fields.hours, value: String(hours) }]),
  ];
}

/** The spells of an item out of stored answers, in order. */
export function spellsOf(code: string, answers: readonly Answer[]): readonly Spell[] {
  const values = new Map(answers.map(({ item, value }) => [item, value]));
  const spells: Spell[] = [];
  for (let number = 1; ; number++) {
    const from = values.get(`${code}_${number}_from`);
    if (from === undefined) return spells;
    const hours = values.get(`${code}_${number}_hours`);
    spells.push({
      from,
      to: values.get(`${code}_${number}_to`) ?? null,
      hours: hours === undefined ? null : Number(hours),
    });
  }
}
