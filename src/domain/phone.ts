/** A telephone number as people in the Netherlands type it, and as it is kept: `+31612345678` (ITU-T E.164). */
import {
  hasUnusableCharacters,
  one,
  unusableCharacters,
  type FormInput,
  type Problem,
  type Read,
} from './form.ts';

const EXAMPLE = 'Vul een telefoonnummer in zoals 06 12345678, of met een + en het landnummer ervoor.';

/** Numbers of services (0800, 0900, 084, 087, 14...) are nobody's own. */
const OF_SERVICES = /^\+31(800|90\d|8[47]|14)/;

/**
 * Reads the field `phone`; an empty field gives null. Dutch numbers with ten figures, others with a plus or 00 and the
 * country, 8 to 15 figures; spaces, dashes, dots and brackets may stand in between.
 */
export function readPhone(form: FormInput, field = 'phone'): Read<{ readonly phone: string | null }> {
  const typed = one(form, field);
  const problem = (message: string): { problems: Problem[] } => ({ problems: [{ field, message }] });
  if (typed === '') return { phone: null };
  if (hasUnusableCharacters(typed)) return problem(unusableCharacters);
  const phone = normalisePhone(typed);
  if (phone === null) return problem(EXAMPLE);
  if (OF_SERVICES.test(phone)) return problem('Vul een nummer in waarop wij u zelf kunnen bereiken.');
  return { phone };
}

/** The number in E.164, or null when it can't be one. */
export function normalisePhone(typed: string): string | null {
  // The zero that the Dutch leave out after their country: +31 (0)6.
  const bare = typed.replace(/\(0\)/g, '').replace(/[\s().\-/‐-–]/g, '');
  const full = bare.replace(/^00/, '+').replace(/^0(?=\d{9}$)/, '+31');
  if (!/^\+[1-9]\d{7,14}$/.test(full)) return null;
  return full.startsWith('+31') && !/^\+31[1-9]\d{8}$/.test(full) ? null : full;
}

/** As people read it: `06 12345678`, `020 4444444` or `+32 470123456`; figures of other countries stay together. */
export function writePhone(phone: string): string {
  const dutch = /^\+31(6|[1-57]\d|8[58]|\d{2})(\d+)$/.exec(phone);
  return dutch ? `0${dutch[1]} ${dutch[2]}` : phone;
}
