/** What every page needs: the deployment's trial and its words. */
import { content } from '../../content/index.ts';
import { trialOf } from '../trials/index.ts';

export const trial = trialOf(process.env.TRIAL);
export const words = content(trial.id);

/** The definition of a role; throws at build when the trial has no such role. */
export const definitionOf = (role: string) => found(trial.roles[role], `role ${role} in the trial`);

/** The words for a role; throws at build when there are none. */
export const wordsFor = (role: string) => found(words.roles[role], `words for role ${role}`);

/** `value`, which must be there: a page that lacks it must not be built. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Trial ${trial.id}: there is no ${what}.`);
  return value;
}

/** `onderzoek` → `Onderzoek`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `06-13 31 69 40` → `tel:0613316940`. */
export const telephone = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`;
