/** Consent: each statement apart; what was required, what was given, and the exact words for the record [C7]. */
import { one, type FormInput, type Problem, type Read } from './form.ts';
import type { Consent } from './trial.ts';

/** The form field of a statement. */
export function consentField(code: string): string {
  return `consent_${code}`;
}

/**
 * Reads the ticked statements. A required one that isn't ticked is a problem; an optional one lands in `refused`.
 * Any value counts as a tick, since an unticked box sends nothing.
 */
export function readConsent(
  consent: Consent,
  form: FormInput,
): Read<{ readonly given: readonly string[]; readonly refused: readonly string[] }> {
  const ticked = (code: string): boolean => one(form, consentField(code)) !== '';
  const problems: Problem[] = consent.statements
    .filter((statement) => statement.required && !ticked(statement.code))
    .map((statement) => ({
      field: consentField(statement.code),
      message: `Zet een vinkje bij ‘${beginOf(statement.words)}’`,
      beside: 'Zet hier een vinkje als u het ermee eens bent. Zonder dit vinkje kunt u niet meedoen.',
    }));
  if (problems.length > 0) return { problems };
  const codes = consent.statements.map((statement) => statement.code);
  return { given: codes.filter(ticked), refused: codes.filter((code) => !ticked(code)) };
}

/** The first eight words: enough to find a statement by. */
export function beginOf(words: string): string {
  const all = words.split(' ');
  return all.length > 8
    ? `${all
        .slice(0, 8)
        .join(' ')
        .replace(/[.,;:]$/, '')}…`
    : words;
}

/** The statements as one text, the same for everybody who signs this version: what is hashed and kept. */
export function consentText(consent: Consent): string {
  const lines = consent.statements.map(
    (statement) => `[${statement.code}] (${statement.required ? 'nodig' : 'vrije keuze'}) ${statement.words}`,
  );
  return [`Toestemming, versie ${consent.version}, ${consent.date}`, ...lines, ''].join('\n');
}
