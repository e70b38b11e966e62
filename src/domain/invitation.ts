/** The invitation that one participant has us send to the other: who, where, and under which name. */
import { normaliseEmail, organisationOf, readEmail, readName } from './contact.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';

export interface Invitation {
  /** Name and address of the person invited. */
  readonly name: string;
  readonly email: string;
  /** How the inviter is called in the mail: exactly as they chose [C3]. */
  readonly shownName: string;
}

/** Who is invited: the role gives the field names (`<role>_name`, `<role>_email`), the noun the words. */
export interface Invited {
  readonly role: string;
  readonly noun: string;
}

/**
 * Reads `<role>_name`, `<role>_email`, `<role>_email_again`, `shown_name` and the tick `knows`.
 * @param options.typedTwice false for the step after the preview, which has the address only once
 * @param options.ownEmail the inviter's address: it can't be invited
 */
export function readInvitation(
  form: FormInput,
  invited: Invited,
  options: { readonly typedTwice?: boolean; readonly ownEmail?: string } = {},
): Read<{ readonly invitation: Invitation }> {
  const { role, noun } = invited;
  const name = readName(form, `${role}_name`, `Vul de naam in van uw ${noun}.`);
  const missingEmail = `Vul het e-mailadres van uw ${noun} in, bijvoorbeeld naam@voorbeeld.nl.`;
  const email = readEmail(form, `${role}_email`, missingEmail);
  const shown = readName(form, 'shown_name', 'Vul in hoe wij u noemen in de mail, bijvoorbeeld uw voornaam.');
  const problems: Problem[] = [...(name.problems ?? []), ...(email.problems ?? [])];

  if (!email.problems) {
    const again = normaliseEmail(one(form, `${role}_email_again`));
    if (options.typedTwice !== false && again !== email.email) {
      const message = `De twee e-mailadressen zijn niet hetzelfde. Typ het adres van uw ${noun} nog een keer.`;
      problems.push({ field: `${role}_email_again`, message });
    }
    if (options.ownEmail && normaliseEmail(options.ownEmail) === email.email) {
      const message = `Dit is uw eigen e-mailadres. Vul het adres in van uw ${noun}.`;
      problems.push({ field: `${role}_email`, message });
    }
  }
  problems.push(...(shown.problems ?? []));
  if (one(form, 'knows') === '') {
    const message = `Wij sturen de mail pas als uw ${noun} het al van uzelf weet. Zet een vinkje als dat zo is.`;
    problems.push({ field: 'knows', message });
  }
  if (problems.length > 0 || name.problems || email.problems || shown.problems) return { problems };
  return { invitation: { name: name.name, email: email.email, shownName: shown.name } };
}

/** Whether two addresses belong to the same organisation; never true for public mail services. */
export function sameOrganisation(a: string, b: string): boolean {
  const organisation = organisationOf(a);
  return organisation !== null && organisation === organisationOf(b);
}
