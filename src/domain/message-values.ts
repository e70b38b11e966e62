/** What a message says of the questionnaire it is about: which one, how long it takes, and in which form. */
import { minutesAtMost, minutesFor } from './journey.ts';
import type { MessageValues, MessageWords } from './message.ts';
import type { Questionnaire } from './questionnaire.ts';
import { shortFormOf } from './short-form.ts';
import type { Trial } from './trial.ts';

const ORDINALS =
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde'.split(' ');
const NUMBERS = 'één twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' ');

/** The short form that a message of this kind offers; null where it offers the whole questionnaire. */
export function offeredForm(trial: Trial, kind: string, questionnaire: Questionnaire): Questionnaire | null {
  return kind === 'last-reminder' ? shortFormOf(trial, questionnaire) : null;
}

/** The values of a message about a questionnaire. */
export function questionnaireValues(
  trial: Trial,
  kind: string,
  questionnaire: Questionnaire,
): Required<Pick<MessageValues, 'minutes' | 'ordinal' | 'total'>> {
  const short = offeredForm(trial, kind, questionnaire);
  const most = minutesAtMost(trial, questionnaire);
  const index = trial.schedule.findIndex(({ code }) => code === questionnaire.wave);
  return {
    minutes: String(short ? Math.min(most, minutesFor(short)) : most),
    ordinal: ORDINALS[index] ?? `${index + 1}e`,
    total: NUMBERS[trial.schedule.length - 1] ?? String(trial.schedule.length),
  };
}

/**
 * The words for a role: those for a variant (an arm, or `short` where a short form is offered) where there are such, the
 * role's own otherwise; undefined where the trial has none.
 */
export function wordsFor(
  message: Readonly<Record<string, MessageWords>> | undefined,
  role: string,
  variant: string | null,
): MessageWords | undefined {
  return message?.[`${role}.${variant}`] ?? message?.[role];
}
