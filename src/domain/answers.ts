/** From a posted questionnaire to answers that can be stored: one row an item, codes and plain values only. */
import { numberOf } from './condition.ts';
import { readDate, shortDate } from './date.ts';
import { hasUnusableCharacters, many, one, tidy, unusableCharacters } from './form.ts';
import type { FormInput, Problem, Read } from './form.ts';
import { asked } from './journey.ts';
import type { Answer, AnswerType, Item, Questionnaire } from './questionnaire.ts';
import { bound, readSpells, spellFields } from './spells.ts';

export { bound } from './spells.ts';

/**
 * Reads all items that are asked; other fields, and answers to items that aren't asked, are dropped.
 * @param today the day of answering, ISO date
 * @returns `answers` holds codes, numbers (`28.5`) and ISO dates; `texts` the free text, which is kept apart [C11]
 */
export function readAnswers(
  questionnaire: Questionnaire,
  form: FormInput,
  today: string,
): Read<{ readonly answers: readonly Answer[]; readonly texts: readonly Answer[] }> {
  const problems: Problem[] = [];
  const answers: Answer[] = [];
  const texts: Answer[] = [];
  for (const item of asked(questionnaire, form).flatMap((section) => section.items)) {
    const read = readItem(item, form, today);
    if (read.problems) problems.push(...read.problems);
    else (item.answer.type === 'text' ? texts : answers).push(...read.answers);
  }
  return problems.length > 0 ? { problems } : { answers, texts };
}

/** Reads one item; an optional item that is left open gives no answers. */
export function readItem(
  item: Item,
  form: FormInput,
  today: string,
): Read<{ readonly answers: readonly Answer[] }> {
  const { answer } = item;
  if (answer.type === 'matrix') return readMatrix(item, answer, form);
  if (answer.type === 'spells') return readSpellItem(item, answer, form, today);
  const values = many(form, item.code)
    .map(tidy)
    .filter((value) => value !== '');
  const problem = (message: string): { problems: Problem[] } => ({
    problems: [{ field: item.code, message }],
  });
  if (values.length === 0) return item.required ? problem(missing(item)) : { answers: [] };
  if (values.some((value) => hasUnusableCharacters(value, isLong(answer) ? 'more lines' : 'one line'))) {
    return problem(unusableCharacters);
  }
  if (answer.type === 'choices') return readChoices(item, answer, values);
  if (values.length > 1) return problem(`Geef één antwoord bij ‘${item.question}’`);
  const read = readValue(item, values[0] ?? '', today);
  return 'message' in read ? problem(read.message) : { answers: [{ item: item.code, value: read.value }] };
}

type Value = { readonly value: string } | { readonly message: string };
type Of<T extends AnswerType['type']> = Extract<AnswerType, { type: T }>;

function readValue(item: Item, text: string, today: string): Value {
  const { answer } = item;
  switch (answer.type) {
    case 'choice':
      return answer.options.some((option) => option.code === text)
        ? { value: text }
        : { message: missing(item) };
    case 'number':
      return readNumber(item, answer, text);
    case 'scale':
      return readScale(item, answer, text);
    case 'date':
      return readDay(item, answer, text, today);
    case 'money':
      return readMoney(item, answer, text);
    case 'visual':
      return readVisual(item, text);
    case 'text':
      return [...text].length <= answer.maxLength
        ? { value: text }
        : { message: `Uw tekst is te lang. Gebruik hooguit ${answer.maxLength} tekens.` };
    default:
      throw new TypeError(`item ${item.code} has no single value`);
  }
}

function readNumber(item: Item, { unit, min, max, decimals }: Of<'number'>, text: string): Value {
  const bare = text.endsWith(unit) && unit !== '' ? text.slice(0, -unit.length).trim() : text;
  const number = numberOf(bare);
  if (number === null) return { message: missing(item) };
  const places = bare.split(/[.,]/)[1]?.length ?? 0;
  if (places > decimals) {
    const most = `Gebruik hooguit ${decimals === 1 ? '1 cijfer' : `${decimals} cijfers`} achter de komma.`;
    return { message: decimals === 0 ? 'Vul een heel getal in, zonder punt of komma.' : most };
  }
  if (number < min || number > max) return { message: `Vul een getal in van ${min} tot en met ${max}.` };
  return { value: String(number === 0 ? 0 : number) };
}

function readScale(item: Item, { min, max }: Of<'scale'>, text: string): Value {
  const number = /^-?\d{1,3}$/.test(text) ? Number(text) : null;
  return number !== null && number >= min && number <= max
    ? { value: String(number) }
    : { message: missing(item) };
}

function readDay(item: Item, { min, max }: Of<'date'>, text: string, today: string): Value {
  const date = readDate(text);
  if (date === null) {
    return {
      message: item.missing ?? 'Vul een datum in die bestaat: dag, maand en jaar. Bijvoorbeeld 31-03-2026.',
    };
  }
  const [first, last] = [bound(min, today), bound(max, today)];
  if (last !== null && date > last) {
    const future = last === today ? 'Deze dag moet nog komen. Vul een dag in die al geweest is.' : null;
    return { message: future ?? `Vul een dag in tot en met ${shortDate(last)}.` };
  }
  if (first !== null && date < first)
    return { message: `Vul een dag in vanaf ${shortDate(first)}. Klopt het jaar?` };
  return { value: date };
}

/** Euros as people write them: `125`, `€ 125,50`, `1.250`, `1.250,00` or `125,-`; stored as `125.5`. */
function readMoney(item: Item, { min, max }: Of<'money'>, text: string): Value {
  const bare = text.replace(/^€\s*|\s*(euro|€)$|,-+$/gi, '');
  const plain = /^-?\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(bare) ? bare.replaceAll('.', '') : bare;
  const euros = numberOf(plain);
  if (euros === null) return { message: missing(item) };
  if ((plain.split(/[.,]/)[1]?.length ?? 0) > 2) {
    return { message: 'Gebruik hooguit 2 cijfers achter de komma: dat zijn de centen. Bijvoorbeeld 125,50.' };
  }
  if (euros < min || euros > max) return { message: `Vul een bedrag in van ${min} tot en met ${max} euro.` };
  return { value: String(euros === 0 ? 0 : euros) };
}

function readVisual(item: Item, text: string): Value {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return { value: String(Number(text)) };
  return { message: numberOf(text) === null ? missing(item) : 'Vul een heel getal in van 0 tot en met 100.' };
}

function readSpellItem(
  item: Item,
  answer: Of<'spells'>,
  form: FormInput,
  today: string,
): Read<{ readonly answers: readonly Answer[] }> {
  const read = readSpells(item.code, answer, form, today);
  if (read.problems || read.answers.length > 0 || !item.required) return read;
  return { problems: [{ field: spellFields(item.code, 1, answer).from, message: missing(item) }] };
}

function readChoices(
  item: Item,
  { options, none }: Of<'choices'>,
  values: readonly string[],
): Read<{ answers: Answer[] }> {
  const chosen = options.filter((option) => values.includes(option.code));
  const known = values.every((value) => options.some((option) => option.code === value));
  if (!known) return { problems: [{ field: item.code, message: missing(item) }] };
  const alone = chosen.find((option) => option.code === none);
  if (alone && chosen.length > 1) {
    const message = `U koos ‘${alone.label}’ en ook iets anders. Kies een van de twee.`;
    return { problems: [{ field: item.code, message }] };
  }
  return { answers: chosen.map((option) => ({ item: item.code, value: option.code })) };
}

function readMatrix(
  item: Item,
  { rows, options }: Of<'matrix'>,
  form: FormInput,
): Read<{ answers: Answer[] }> {
  const problems: Problem[] = [];
  const answers: Answer[] = [];
  for (const row of rows) {
    const value = one(form, row.code);
    const known = options.some((option) => option.code === value) && many(form, row.code).length === 1;
    if (known) answers.push({ item: row.code, value });
    else if (item.required || value !== '') {
      problems.push({ field: row.code, message: `Kies een antwoord bij ‘${row.label}’` });
    }
  }
  return problems.length > 0 ? { problems } : { answers };
}

function isLong(answer: AnswerType): boolean {
  return answer.type === 'text' && answer.long;
}

/** What to do about an open or unreadable answer: the item's own words, else words by its type. */
function missing({ answer, question, missing: own }: Item): string {
  if (own) return own;
  switch (answer.type) {
    case 'choices':
      return `Kies een of meer antwoorden bij ‘${question}’`;
    case 'number':
      return `Vul een getal in bij ‘${question}’ Bijvoorbeeld ${Math.max(answer.min, Math.min(answer.max, 3))}.`;
    case 'date':
      return `Vul een datum in bij ‘${question}’ Bijvoorbeeld 31-03-2026.`;
    case 'money':
      return `Vul een bedrag in bij ‘${question}’ Bijvoorbeeld ${Math.max(answer.min, Math.min(answer.max, 125))}.`;
    case 'visual':
      return `Kies een plek op de lijn, of vul een getal in van 0 tot en met 100, bij ‘${question}’`;
    case 'spells':
      return `Vul minstens één periode in bij ‘${question}’`;
    case 'text':
      return `Vul iets in bij ‘${question}’`;
    default:
      return `Kies een antwoord bij ‘${question}’`;
  }
}
