/** A new e-mail address for somebody who takes part already: typed twice. */
import { normaliseEmail, readEmail } from './contact.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';

/** Reads `email` and `email_again`; `notTwice` is what to say when they differ, `missing` when there is none. */
export function readNewAddress(
  form: FormInput,
  notTwice: Problem,
  missing = 'Vul uw nieuwe e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
): Read<{ readonly email: string }> {
  const read = readEmail(form, 'email', missing);
  if (read.problems) return read;
  if (normaliseEmail(one(form, 'email_again')) !== read.email) return { problems: [notTwice] };
  return read;
}
