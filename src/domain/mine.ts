/** What a participant's own page tells: what the other of the couple can see, and what is still to come. */
import { windowsOf } from './due-waves.ts';
import type { History } from './due-types.ts';
import { minutesAtMost } from './journey.ts';
import type { Trial } from './trial.ts';

/**
 * What one member of a couple does, and whether the other can see it. The page is made from this table, and the tests do
 * each of these things and compare every byte that the other gets, before and after [C1].
 */
export const seenByOther = {
  /** That they are a couple. */
  couple: true,
  /** The name that stands in the invitation. */
  shown_name: true,
  /** At the draw: that both sent in the first questionnaire. */
  first_questionnaire: true,
  answers: false,
  later_questionnaires: false,
  /** Opening mails, links and pages. */
  reading: false,
  /** Address and telephone number, and changes of them. */
  address: false,
  /** Which free statements of the consent were given. */
  consent: false,
  pause: false,
  /** Each grade of withdrawing. */
  stopping: false,
  /** What a participant tells about changes at work. */
  changes: false,
  /** Medical records: the study has none itself. */
  records: false,
} as const satisfies Record<string, boolean>;

export type Fact = keyof typeof seenByOther;

/** The facts that the other sees, and those that the other never sees, in the order of the table. */
export function factsSeen(seen: boolean): readonly Fact[] {
  return (Object.keys(seenByOther) as Fact[]).filter((fact) => seenByOther[fact] === seen);
}

/** A questionnaire that opens later. */
export interface Coming {
  readonly wave: string;
  readonly title: string;
  /** The day on which it opens (ISO date). */
  readonly opensOn: string;
  readonly minutes: number;
}

/**
 * The questionnaires that are not open yet, for a member of a randomised couple; by the same windows as the schedule, so
 * nothing of the other member comes into it [C1].
 */
export function comingQuestionnaires(trial: Trial, history: History): readonly Coming[] {
  return windowsOf(trial, history).flatMap(({ wave, questionnaire, opensOn, occasion }) => {
    const found = trial.questionnaires.find(({ id }) => id === questionnaire);
    if (occasion || !found) return [];
    return [{ wave: wave.code, title: found.title, opensOn, minutes: minutesAtMost(trial, found) }];
  });
}

/** The days on which a questionnaire opens. `key` tells them apart and never changes, so that a second calendar file moves the day. */
export function calendarDays(
  participant: string,
  coming: readonly Coming[],
): readonly { readonly key: string; readonly day: string }[] {
  return coming.map(({ wave, opensOn }) => ({ key: `${participant}:${wave}`, day: opensOn }));
}
