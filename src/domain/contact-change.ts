/** What a researcher types when somebody gives another address or number on the telephone. */
import { readNewAddress } from './address-change.ts';
import { readReason } from './desk-form.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';
import { normalisePhone, readPhone } from './phone.ts';

/** How the person was recognised: we called the number that we had, or they knew what only they know. */
export const RECOGNISED = ['called', 'knew'] as const;
export type Recognised = (typeof RECOGNISED)[number];

export interface ContactChange {
  /** Normalised; null: stays as it is. */
  readonly email: string | null;
  /** In E.164, or null to erase it; undefined: stays as it is. */
  readonly phone: string | null | undefined;
  readonly recognised: Recognised;
  readonly reason: string;
}

const notTwice: Problem = {
  field: 'email_again',
  message: 'De twee adressen zijn niet gelijk. Typ het nieuwe adres nog een keer.',
};
const nothing: Problem = {
  field: 'email',
  message: 'Vul een ander e-mailadres in, of verander het telefoonnummer.',
};
const notRecognised: Problem = {
  field: 'recognised',
  message: 'Kies waaraan u deze persoon herkende. Weet u het niet zeker? Verander dan niets.',
};

/**
 * Reads `email` twice, `phone`, `recognised` and `reason`; an empty address stays as it is.
 * @param phone the number as we have it now, in any form; null: none
 */
export function readContactChange(
  form: FormInput,
  phone: string | null,
): Read<{ readonly change: ContactChange }> {
  const retyped = one(form, 'email') !== '' || one(form, 'email_again') !== '';
  const address: Read<{ readonly email: string | null }> = retyped
    ? readNewAddress(form, notTwice, 'Vul het nieuwe e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.')
    : { email: null };
  const number = readPhone(form);
  // Without a number nobody can have called it.
  const recognised = RECOGNISED.find(
    (code) => code === one(form, 'recognised') && (code === 'knew' || phone !== null),
  );
  const reason = readReason(form, 'Schrijf op hoe dit ging. Noem geen naam, geen adres en geen ziekte.');
  const known = phone === null ? null : (normalisePhone(phone) ?? phone);
  const same = !number.problems && number.phone === known;
  const problems = [
    ...(recognised ? [] : [notRecognised]),
    ...(address.problems ?? []),
    ...(same && !retyped ? [nothing] : []),
    ...(number.problems ?? []),
    ...(reason.problems ?? []),
  ];
  if (problems.length || !recognised || address.problems || number.problems || reason.problems)
    return { problems };
  return {
    change: {
      email: address.email,
      phone: same ? undefined : number.phone,
      recognised,
      reason: reason.reason,
    },
  };
}
