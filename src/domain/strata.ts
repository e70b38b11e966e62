/** What randomisation needs to know from a baseline: the couple's stratum, and until when the dates still hold. */
import { addDays } from './date.ts';
import type { Answer } from './questionnaire.ts';
import type { Role, Trial } from './trial.ts';

/** The level of each randomisation factor that this role's answers decide: `{ factor: level }`.
 * @throws when a deciding item has no answer that belongs to a level: the definition test excludes that */
export function strataOf(
  trial: Trial,
  role: Role,
  answers: readonly Answer[],
): Readonly<Record<string, string>> {
  const found = trial.allocation.strata
    .filter((stratum) => stratum.role === role)
    .map(({ factor, item, levels }): [string, string] => {
      const value = answers.find((answer) => answer.item === item)?.value;
      const level = Object.entries(levels).find(
        ([, codes]) => value !== undefined && codes.includes(value),
      )?.[0];
      if (level === undefined) throw new Error(`no level of factor ${factor} for item ${item}`);
      return [factor, level];
    });
  return Object.fromEntries(found);
}

/** Last day (ISO date) on which the dates in this role's answers still meet the protocol [T1]; null: no such dates. */
export function eligibleUntil(trial: Trial, role: Role, answers: readonly Answer[]): string | null {
  const days = trial.allocation.recheck
    .filter((check) => check.role === role)
    .flatMap((check) =>
      answers.filter(({ item }) => item === check.item).map(({ value }) => addDays(value, check.maxDays)),
    );
  return days.sort()[0] ?? null;
}

/** Every stratum of the trial, as the levels of its factors in the protocol's order. */
export function allStrata(trial: Trial): readonly Readonly<Record<string, string>>[] {
  let strata: Readonly<Record<string, string>>[] = [{}];
  for (const { factor, levels } of trial.allocation.strata) {
    strata = strata.flatMap((stratum) =>
      Object.keys(levels).map((level) => Object.assign({}, stratum, { [factor]: level })),
    );
  }
  return strata;
}

/** The name of a stratum on the allocation list: `factor=level`, in the protocol's order; `all` without factors. */
export function stratumName(trial: Trial, levels: Readonly<Record<string, string>>): string {
  const parts = trial.allocation.strata.map(({ factor }) => `${factor}=${levels[factor]}`);
  return parts.length > 0 ? parts.join(',') : 'all';
}
