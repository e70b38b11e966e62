/** What a form sends, and how a reader of it says what is wrong: the vocabulary of every `read…` function. */

/** Field name to what was typed or chosen; a name that occurs more than once gives an array. */
export type FormInput = Readonly<Record<string, string | readonly string[]>>;

/** One thing that is wrong: the name of the field and Dutch words that say what to do. */
export interface Problem {
  readonly field: string;
  readonly message: string;
  /** What stands beside the field instead, where the question or statement can be read already. */
  readonly beside?: string;
}

/** Either problems, or what was read: `if (read.problems) return read;` narrows it. */
export type Read<T> =
  | ({ readonly problems: readonly Problem[] } & { readonly [K in keyof T]?: undefined })
  | (T & { readonly problems?: undefined });

/** All values of a field, as sent; an absent field gives an empty array. */
export function many(form: FormInput, name: string): readonly string[] {
  if (!Object.hasOwn(form, name)) return [];
  const value = form[name];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];
}

/** The value of a field without surrounding space, in composed Unicode and with plain line ends; '' when absent. */
export function one(form: FormInput, name: string): string {
  return tidy(many(form, name)[0] ?? '');
}

/** Composed Unicode, plain line ends, no surrounding space. */
export function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC').trim();
}

/** Half a character (a lone surrogate) or a control character can't be stored or mailed; line ends may be allowed. */
export function hasUnusableCharacters(text: string, lines: 'one line' | 'more lines' = 'one line'): boolean {
  const controls = lines === 'one line' ? /[\p{Cc}\p{Cs}\u2028\u2029]/u : /[^\P{Cc}\n\r\t]|\p{Cs}/u;
  return controls.test(text);
}

/** What we say about a field with such characters in it. */
export const unusableCharacters =
  'Hier staat een teken in dat wij niet kunnen lezen. Wis het veld en typ het opnieuw.';

/** Names of the fields that hold characters we can't keep, for fields that no reader looks at. */
export function unusableFields(form: FormInput): readonly string[] {
  return Object.keys(form).filter(
    (name) =>
      hasUnusableCharacters(name) ||
      many(form, name).some((value) => hasUnusableCharacters(value, 'more lines')),
  );
}
