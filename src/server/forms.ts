/** The forms in which a questionnaire can be posted: whole, short [T9], or typed by a researcher [T8]. */
import type { Questionnaire } from '../domain/questionnaire.ts';
import { assistedFormOf, shortFormOf } from '../domain/short-form.ts';
import type { Trial } from '../domain/trial.ts';
import { questionnairePath } from './paths.ts';

/** One form of a questionnaire: what is asked in it, on which page, and how its submission is stored. */
export interface PostedForm {
  readonly asks: Questionnaire;
  readonly path: string;
  readonly mode: 'web' | 'short';
  /** Only in the session of a researcher who types for somebody. */
  readonly assisted: boolean;
}

/** The form called `name` (`short`, `assisted`, or empty for the whole one); null where there is no such form. */
export function formOf(trial: Trial, questionnaire: Questionnaire, name: string): PostedForm | null {
  const path = questionnairePath(questionnaire.id);
  if (name === '') return { asks: questionnaire, path, mode: 'web', assisted: false };
  if (name === 'assisted')
    return { asks: assistedFormOf(questionnaire), path: `${path}gesprek/`, mode: 'web', assisted: true };
  const short = name === 'short' ? shortFormOf(trial, questionnaire) : null;
  return short && { asks: short, path: `${path}kort/`, mode: 'short', assisted: false };
}
