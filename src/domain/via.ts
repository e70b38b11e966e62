/** The code in a link of the kit: making one, and how its totals may be shown [C4]. */
import { addMonths, plainDate } from './calendar.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';
import { namesIllness } from './illness.ts';
import { kitCode } from './kit.ts';

/** What is counted by code: somebody came, looked whether they can take part, signed up. */
export type ViaStep = 'visit' | 'check' | 'sign_up';

/** Without vowels, so that no word comes of them, and without what looks like something else. */
const LETTERS = '23456789bcdfghjkmnpqrstvwxz';
const LONGEST_START = 14;

/** A code that says nothing but the audience, such as `bedrijf-7k2mx`. @param random five bytes */
export function freshCode(audience: string, random: Uint8Array): string {
  const tail = [...random.slice(0, 5)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${audience.slice(0, LONGEST_START)}-${tail}`;
}

/** The field in which somebody types a code of their own. */
export const OWN_CODE = 'own_code';

export const NO_CODE = 'Gebruik 3 tot en met 20 letters, cijfers of streepjes. Bijvoorbeeld: vestiging-oost.';

/** Reads a code of one's own; an empty field gives null. `taken`: codes that are everybody's. */
export function readOwnCode(
  form: FormInput,
  taken: readonly string[],
): Read<{ readonly code: string | null }> {
  const typed = one(form, OWN_CODE);
  if (typed === '') return { code: null };
  const code = kitCode(typed);
  if (code === null) return problem(NO_CODE);
  if (namesIllness(code))
    return problem(
      'Deze code doet denken aan ziekte of zorg. Wie de link ziet, kan dat meelezen. Kies iets anders, bijvoorbeeld: vestiging-oost.',
    );
  return taken.includes(code) ? problem(codeTaken.message) : { code };
}

export const codeTaken: Problem = {
  field: OWN_CODE,
  message: 'Deze code bestaat al. Kies een andere, of laat het veld leeg: dan maken wij er een voor u.',
};
const problem = (message: string): { problems: Problem[] } => ({ problems: [{ field: OWN_CODE, message }] });

/** A total as the database gives it: null stands for 0 to 4. */
export const sayTotal = (total: number | null): string => (total === null ? '0–4' : String(total));

/** `januari t/m maart 2026`. @param quarter its first day (ISO date) */
export function sayQuarter(quarter: string): string {
  const [, from = ''] = plainDate(quarter).split(' ');
  const [, until = '', year = ''] = plainDate(addMonths(quarter, 2)).split(' ');
  return `${from} t/m ${until} ${year}`;
}

/** The day on which the totals of the quarter with `day` in it can be seen (ISO date). */
export function nextQuarter(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return addMonths(`${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, 3);
}
