/** What a researcher types from a consent that was signed on paper, in the order of the form [C5, C7]. */
import { readNewAddress } from './address-change.ts';
import { plainDate } from './calendar.ts';
import { beginOf, consentField, readConsent } from './consent.ts';
import { readName } from './contact.ts';
import { addDays, readDate } from './date.ts';
import { personCriteria } from './eligibility.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';
import { readPhone } from './phone.ts';
import type { Consent, Criterion, RoleDefinition } from './trial.ts';

export interface PaperConsent {
  readonly given: readonly string[];
  readonly refused: readonly string[];
  readonly name: string;
  /** Normalised. */
  readonly email: string;
  /** In E.164; null: not given. */
  readonly phone: string | null;
  /** ISO date. */
  readonly signedOn: string;
  /** The four figures that the person chose. */
  readonly figures: string;
}

/** When a signature counts. */
export interface SigningDays {
  /** ISO date: the day on which it is typed. */
  readonly today: string;
  /** Days that it may lie behind us at most. */
  readonly most: number;
}

/** The form field of a criterion that was asked. */
export const criterionField = (code: string): string => `criterion_${code}`;

/** Reads the form; all problems at once. The checked criteria are not part of what is kept [C6]. */
export function readPaperConsent(
  { consent, eligibility }: RoleDefinition,
  form: FormInput,
  days: SigningDays,
): Read<{ readonly paper: PaperConsent }> {
  const version = versionProblems(consent, form);
  const ticked = readConsent(consent, form);
  const name = readName(form, 'name', 'Vul de naam in die op het formulier staat.');
  const address = readNewAddress(form, notTwice, 'Vul het e-mailadres in dat op het formulier staat.');
  const phone = readPhone(form);
  const signed = readSignedOn(consent, form, days);
  const figures = readFigures(form, 'Vul de vier cijfers in die op het formulier staan.');
  const problems = [
    ...version,
    ...criterionProblems(eligibility, form),
    ...statementProblems(consent, form),
    ...(name.problems ?? []),
    ...(address.problems ?? []),
    ...(phone.problems ?? []),
    ...(signed.problems ?? []),
    ...(figures.problems ?? []),
    ...(one(form, 'filed') === '' ? [notFiled] : []),
  ];
  if (problems.length || ticked.problems || name.problems || address.problems) return { problems };
  if (phone.problems || signed.problems || figures.problems) return { problems };
  return {
    paper: {
      given: ticked.given,
      refused: ticked.refused,
      name: name.name,
      email: address.email,
      phone: phone.phone,
      signedOn: signed.signedOn,
      figures: figures.figures,
    },
  };
}

/** Reads `figures`: four, with or without spaces between them. */
export function readFigures(
  form: FormInput,
  missing = 'Typ de vier cijfers die u op het formulier schreef.',
): Read<{ readonly figures: string }> {
  const figures = one(form, 'figures').replace(/[\s.-]/g, '');
  return /^[0-9]{4}$/.test(figures) ? { figures } : { problems: [{ field: 'figures', message: missing }] };
}

function versionProblems(consent: Consent, form: FormInput): readonly Problem[] {
  const version = one(form, 'version');
  if (version === consent.version) return [];
  if (version === '') return [{ field: 'version', message: 'Kies welke versie op het formulier staat.' }];
  return [
    {
      field: 'version',
      message: `Deze versie geldt niet meer. Stuur de persoon de informatie en het formulier van nu (versie ${consent.version}). Wil de persoon dan nog meedoen, dan is een nieuwe handtekening nodig. Voer dat nieuwe formulier in, niet dit.`,
      beside: `Deze versie geldt niet meer. De persoon moet versie ${consent.version} lezen en tekenen.`,
    },
  ];
}

const criterionProblems = (criteria: readonly Criterion[], form: FormInput): readonly Problem[] =>
  personCriteria(criteria)
    .filter(({ code }) => one(form, criterionField(code)) === '')
    .map(({ code, question }) => ({
      field: criterionField(code),
      message: `Vraag na, en zet een vinkje bij ‘${question}’`,
      beside: 'Vraag dit na. Past het antwoord niet, dan kan deze persoon niet meedoen.',
    }));

/** A tick that lacks on paper is not for the researcher to add. */
const statementProblems = ({ statements }: Consent, form: FormInput): readonly Problem[] =>
  statements
    .filter(({ code, required }) => required && one(form, consentField(code)) === '')
    .map(({ code, words }) => ({
      field: consentField(code),
      message: `Staat er op papier een vinkje bij ‘${beginOf(words)}’? Zonder dat kan deze persoon niet meedoen.`,
      beside:
        'Zonder dit vinkje op papier kan deze persoon niet meedoen. Bel, en vraag of het vergeten is. Is dat zo, dan tekent de persoon een nieuw formulier.',
    }));

function readSignedOn(
  consent: Consent,
  form: FormInput,
  { today, most }: SigningDays,
): Read<{ readonly signedOn: string }> {
  const signedOn = readDate(one(form, 'signed_on'));
  const problem = (message: string): { problems: Problem[] } => ({
    problems: [{ field: 'signed_on', message }],
  });
  if (signedOn === null) return problem('Vul de dag in die bij de handtekening staat, zoals 31-3-2026.');
  if (signedOn > today) return problem('Deze dag moet nog komen. Kijk nog eens op het formulier.');
  if (signedOn < consent.date)
    return problem(
      `Deze versie geldt pas vanaf ${plainDate(consent.date)}. Kijk nog eens naar de dag en de versie.`,
    );
  if (signedOn < addDays(today, -most))
    return problem(
      `Deze handtekening is ouder dan ${most} dagen. Vraag de persoon om een nieuw formulier te tekenen.`,
    );
  return { signedOn };
}

const notTwice: Problem = {
  field: 'email_again',
  message: 'De twee adressen zijn niet gelijk. Kijk op het formulier en typ het adres nog een keer.',
};

const notFiled: Problem = {
  field: 'filed',
  message: 'Leg het formulier eerst in de map van het onderzoek, en zet dan dit vinkje.',
};
