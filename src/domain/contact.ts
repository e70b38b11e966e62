/** A person's name and e-mail address, as typed. */
import {
  hasUnusableCharacters,
  one,
  unusableCharacters,
  type FormInput,
  type Problem,
  type Read,
} from './form.ts';
import { organisationFrom } from './organisation.ts';

export interface Person {
  readonly name: string;
  /** Normalised: lower case, no surrounding space. */
  readonly email: string;
}

/** Reads the fields `name` and `email`. */
export function readPerson(form: FormInput): Read<{ readonly person: Person }> {
  const name = readName(form);
  const email = readEmail(form);
  if (name.problems || email.problems)
    return { problems: [...(name.problems ?? []), ...(email.problems ?? [])] };
  return { person: { name: name.name, email: email.email } };
}

/** Reads a name: one line, at most 100 characters, no web address (a name can stand in a mail to another person). */
export function readName(
  form: FormInput,
  field = 'name',
  missing = 'Vul uw naam in.',
): Read<{ readonly name: string }> {
  const name = one(form, field).replace(/ {2,}/g, ' ');
  const problem = (message: string): { problems: Problem[] } => ({ problems: [{ field, message }] });
  if (name === '') return problem(missing);
  if (hasUnusableCharacters(name)) return problem(unusableCharacters);
  if (name.length > 100) return problem('Deze naam is te lang. Gebruik hooguit 100 tekens.');
  if (/:\/\/|www\.|@/i.test(name))
    return problem('Vul hier alleen een naam in, zonder webadres of e-mailadres.');
  if (!/\p{L}/u.test(name)) return problem(missing);
  return { name };
}

/** Reads an e-mail address and normalises it. Checks the form of the address only, not whether it exists. */
export function readEmail(
  form: FormInput,
  field = 'email',
  missing = 'Vul uw e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
): Read<{ readonly email: string }> {
  const typed = one(form, field);
  const problem = (message: string): { problems: Problem[] } => ({ problems: [{ field, message }] });
  if (typed === '') return problem(missing);
  if (hasUnusableCharacters(typed)) return problem(unusableCharacters);
  if (typed.length > 254) return problem('Dit e-mailadres is te lang. Controleer het.');
  if (!typed.includes('@'))
    return problem('In een e-mailadres staat een apenstaartje (@). Controleer het adres.');
  if (/\s/.test(typed)) return problem('In een e-mailadres staan geen spaties. Controleer het adres.');
  const email = normaliseEmail(typed);
  if (!isEmail(email))
    return problem('Dit e-mailadres klopt niet helemaal. Een adres ziet er zo uit: naam@voorbeeld.nl.');
  return { email };
}

/** The form in which an address is stored, compared and hashed: lower case, without surrounding space. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}

/** Whether a normalised address could get mail: `local@domain.tld`, in ASCII, within the lengths of RFC 5321. */
export function isEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  const labels = email.slice(at + 1).split('.');
  return (
    at > 0 &&
    email.length <= 254 &&
    /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/.test(local) &&
    !local.startsWith('.') &&
    !local.endsWith('.') &&
    !local.includes('..') &&
    labels.length >= 2 &&
    labels.every(
      (label) => /^[a-z0-9-]{1,63}$/.test(label) && !label.startsWith('-') && !label.endsWith('-'),
    ) &&
    /^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1) ?? '')
  );
}

/** The organisation behind an address, as its registered domain; null for public mail services and unreadable addresses. */
export function organisationOf(email: string): string | null {
  const normal = normaliseEmail(email);
  return isEmail(normal) ? organisationFrom(normal.slice(normal.lastIndexOf('@') + 1)) : null;
}
