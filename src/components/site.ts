/** What every page needs: the deployment's trial and its words. */
import { content } from '../../content/index.ts';
import { checkQuestionnaires } from '../domain/questionnaire-check.ts';
import { withInstruments } from '../server/instruments.ts';
import { lockFaults } from '../server/questionnaire-lock.ts';
import { trialOf } from '../trials/index.ts';
import lock from '../trials/questionnaires.lock.json' with { type: 'json' };

const defined = trialOf(process.env.TRIAL);
/** With the words of licensed instruments, where INSTRUMENTS_DIR has them. */
export const trial = withInstruments(defined, process.env.INSTRUMENTS_DIR);
// No page is made of a questionnaire with a fault in it, nor of words that changed under a version that was locked.
const faults = [...lockFaults(defined, lock), ...checkQuestionnaires(trial)];
if (faults.length > 0)
  throw new Error(`Trial ${trial.id}: faults in questionnaires:\n  ${faults.join('\n  ')}`);
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
