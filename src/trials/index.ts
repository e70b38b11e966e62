/** The trials that this code can run. One deployment runs one of them: `TRIAL` names it. */
import type { Trial } from '../domain/trial.ts';
import { miles } from './miles/index.ts';

export const trials: Readonly<Record<string, Trial>> = { [miles.id]: miles };

/**
 * The trial with this id; without an id, the default. The caller hands over `TRIAL` from its own environment.
 * @throws when there is no such trial: says which there are
 */
export function trialOf(id: string | undefined): Trial {
  const trial = id === undefined || id === '' ? miles : Object.hasOwn(trials, id) ? trials[id] : undefined;
  if (!trial)
    throw new Error(`TRIAL=${id} does not exist. Set it to one of: ${Object.keys(trials).join(', ')}.`);
  return trial;
}
