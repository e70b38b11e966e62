/** The check whether someone can take part: read, computed, and forgotten. Nothing here is stored [C6]. */
import { many, one, type FormInput, type Problem, type Read } from './form.ts';
import type { Criterion } from './trial.ts';

/** Criterion code to the code of the chosen option. */
export type CriterionCodes = Readonly<Record<string, string>>;

/** The criteria that a person answers on the sign-up page [C5]; the others come from a professional or a file. */
export function personCriteria(criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.filter((criterion) => criterion.answeredBy === 'person');
}

/** Reads one answer to each criterion that a person may answer. Field names are criterion codes. */
export function readCriteria(
  criteria: readonly Criterion[],
  form: FormInput,
): Read<{ readonly codes: CriterionCodes }> {
  const problems: Problem[] = [];
  const codes: Record<string, string> = {};
  for (const criterion of personCriteria(criteria)) {
    const chosen = one(form, criterion.code);
    const known = criterion.options.some((option) => option.code === chosen);
    if (known && many(form, criterion.code).length === 1) codes[criterion.code] = chosen;
    else {
      const message = `Kies een antwoord bij ‘${criterion.question}’`;
      problems.push({ field: criterion.code, message, beside: 'Kies een antwoord.' });
    }
  }
  return problems.length > 0 ? { problems } : { codes };
}

export type Screening =
  | { readonly eligible: true; readonly failed?: undefined }
  | { readonly eligible: false; readonly failed: readonly [Criterion, ...Criterion[]] };

/** Who meets every criterion can take part. An unanswered criterion isn't met. `failed` keeps the protocol's order. */
export function screen(criteria: readonly Criterion[], codes: CriterionCodes): Screening {
  const [first, ...rest] = personCriteria(criteria).filter(
    (criterion) => !criterion.options.some((option) => option.code === codes[criterion.code] && option.meets),
  );
  return first ? { eligible: false, failed: [first, ...rest] } : { eligible: true };
}
