/** The windows of a person: which questionnaires are asked from which day to which, and what may be sent in them. */
import { addDays, addMonths } from './calendar.ts';
import type { History, Occasion, StepKind } from './due-types.ts';
import { questionnaireFor } from './journey.ts';
import type { Asking, Trial, Wave } from './trial.ts';

export interface Window {
  readonly wave: Asking;
  /** Whose invitation leaves with the window; that of the baseline left when it opened. */
  readonly invites: boolean;
  readonly questionnaire: string;
  /** Days (ISO dates); answers are taken on the last one too. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** Null: still to be opened. */
  readonly occasion: Occasion | null;
  /** Nobody waits for it any more: it was asked again for the draw, and the couple was drawn since. */
  readonly needless: boolean;
}

/** The windows that are open or still to come, in the order of the schedule; before them what is asked again. */
export function windowsOf(trial: Trial, history: History): readonly Window[] {
  const waves = trial.schedule.flatMap((wave): Window[] => {
    const occasion = history.occasions.find((one) => one.wave === wave.code) ?? null;
    if (occasion && occasion.state !== 'open') return [];
    const opensOn = openingDay(wave, history, occasion);
    if (opensOn === null) return [];
    const questionnaire = occasion?.questionnaire ?? questionnaireFor(trial, history.role, wave.code)?.id;
    if (questionnaire === undefined || (!occasion && !isAsked(history, opensOn))) return [];
    const closesOn = occasion?.closes_on ?? addDays(opensOn, wave.windowDays);
    return [{ wave, invites: wave.months > 0, questionnaire, opensOn, closesOn, occasion, needless: false }];
  });
  return [...againOf(trial, history), ...waves];
}

/** What a baseline had said is asked again when the draw finds it too old: the database opens it, never the schedule. */
function againOf({ baselineAgain }: Trial, { occasions, randomised_on }: History): readonly Window[] {
  return occasions
    .filter(({ again, state }) => again && state === 'open')
    .map((occasion) => ({
      wave: { ...baselineAgain, code: occasion.wave },
      invites: true,
      questionnaire: occasion.questionnaire,
      opensOn: occasion.opened_on,
      closesOn: occasion.closes_on,
      occasion,
      needless: randomised_on !== null,
    }));
}

/** The baseline opens when the couple joins, elsewhere; later waves so many months after randomisation. */
function openingDay(wave: Wave, { randomised_on }: History, occasion: Occasion | null): string | null {
  if (wave.months === 0) return occasion?.opened_on ?? null;
  return randomised_on === null ? (occasion?.opened_on ?? null) : addMonths(randomised_on, wave.months);
}

/** Nothing new opens for who stopped or no longer guides, nor what began before this person came in. */
function isAsked({ state, joined_on, guides_until }: History, opensOn: string): boolean {
  return state === 'active' && joined_on <= opensOn && (guides_until === null || opensOn < guides_until);
}

/** A message in a window: its place in the row and the day on which it is meant to leave. */
export interface WaveMessage {
  readonly step: Extract<StepKind, 'invite' | 'remind' | 'last'>;
  readonly number: number;
  readonly day: string;
}

/** The invitation and the reminders of a window, in order. What is asked again is short already: no last one that offers less. */
export function messagesIn({ wave, invites, opensOn, occasion }: Window): readonly WaveMessage[] {
  const days = [...wave.reminders].sort((a, b) => a - b);
  const reminders = days.map((after, index) => {
    const isLast = index === days.length - 1 && !occasion?.again;
    return {
      step: isLast ? ('last' as const) : ('remind' as const),
      number: isLast ? 1 : index + 1,
      day: addDays(opensOn, after),
    };
  });
  return invites ? [{ step: 'invite' as const, number: 1, day: opensOn }, ...reminders] : reminders;
}
