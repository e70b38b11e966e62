/**
 * What has to be done for a person and when: schedule, history and now in, a plan out. The scheduler carries it out,
 * the desk shows it, the simulation runs a year of it.
 */
import { addDays, dayOf, startOf } from './calendar.ts';
import { closingMoment, contactMoment, pausesOf } from './due-moments.ts';
import { STEP_KINDS, type DoneStep, type History, type Step, type StepKind } from './due-types.ts';
import { messagesIn, windowsOf, type Window } from './due-waves.ts';
import type { Trial } from './trial.ts';

export { STEP_KINDS } from './due-types.ts';
export type { DoneStep, History, Occasion, Step, StepKind } from './due-types.ts';

const MESSAGES: readonly StepKind[] = ['invite', 'remind', 'last', 'consent', 'end'];

/** A message that wants a moment: in a window, or for the person as a whole. */
interface Wish {
  readonly wave: string | null;
  readonly step: StepKind;
  readonly number: number;
  readonly day: string;
  /** The day of the next message of the same window: from then on that one goes in its place. */
  readonly nextDay: string | null;
  readonly closesOn: string | null;
}

/**
 * Everything still to come for a person, in order of time, as far as it is known now: if nobody answers. What was due
 * before `from` and wasn't done stands at `from` or the first moment after it that may be used. Steps with `skipped`
 * will not be done.
 * @throws when the trial's setting leaves no day for sending
 */
export function planOf(trial: Trial, history: History, from: Date): Step[] {
  const windows = windowsOf(trial, history);
  const steps = [
    ...windows.flatMap((window) => frameOf(trial, history, window, from)),
    ...tasksOf(trial, history, windows, from),
    ...messagesOf(trial, history, wishesOf(trial, history, windows, from), from),
  ];
  return steps.sort((a, b) => +a.at - +b.at || STEP_KINDS.indexOf(a.step) - STEP_KINDS.indexOf(b.step));
}

/** What has to be done now: the steps of the plan whose moment has come. Doing them and asking again gives none. */
export function dueSteps(trial: Trial, history: History, now: Date): Step[] {
  return planOf(trial, history, now).filter((step) => !step.skipped && step.at <= now);
}

/** Opening and closing: also for who wants no contact, so that the export knows what was asked and not answered. */
function frameOf({ graceHours }: Trial, { participant }: History, window: Window, from: Date): Step[] {
  const { occasion, closesOn, questionnaire } = window;
  const base = { participant, wave: window.wave.code, number: 1 };
  const closesAt = closingMoment(graceHours, {
    closes_on: closesOn,
    last_saved_at: occasion?.last_saved_at ?? null,
  });
  const close: Step = { ...base, step: 'close', at: window.needless ? from : notBefore(from, closesAt) };
  if (occasion) return [close];
  return [
    { ...base, step: 'open', at: notBefore(from, startOf(window.opensOn)), closesOn, questionnaire },
    close,
  ];
}

/**
 * Calls and paper for who stays silent. Who can't be reached by mail is called when the next mail would have left. Until
 * consent is given again only that is asked [C7].
 */
function tasksOf(trial: Trial, history: History, windows: readonly Window[], from: Date): Step[] {
  if (!mayContact(history)) return [];
  const pauses = pausesOf(history, trial.pauseDaysMost);
  if (history.consent === 'again') {
    const call = { wave: null, step: 'phone', number: history.consent_version } as const;
    if (isDone(history, call)) return [];
    const day = startOf(consentDaysOf(trial, history, from).call);
    const at = contactMoment(trial, pauses, notBefore(from, day));
    return [{ participant: history.participant, ...call, at }];
  }
  const task = (window: Window, step: 'phone' | 'paper', day: string): Step[] => {
    const wave = window.wave.code;
    if (isDone(history, { wave, step, number: 1 })) return [];
    const at = contactMoment(trial, pauses, notBefore(from, startOf(day)));
    const base: Step = { participant: history.participant, wave, step, number: 1, at };
    return [dayOf(at) > window.closesOn ? { ...base, skipped: 'window' } : base];
  };
  return windows.filter(isWanted).flatMap((window) => {
    const { phone, paperDay } = window.wave;
    return [
      ...(phone ? task(window, 'phone', phoneDay(history, window, phone.day)) : []),
      ...(paperDay === null ? [] : task(window, 'paper', addDays(window.opensOn, paperDay))),
    ];
  });
}

function phoneDay(history: History, window: Window, after: number): string {
  const day = addDays(window.opensOn, after);
  if (history.reachable) return day;
  const wave = window.wave.code;
  const next = messagesIn(window).find((message) => !isDone(history, { wave, ...message }));
  return next && next.day < day ? next.day : day;
}

/** The question for consent to the version in force, and its reminder. */
const consentMessages = ({ consent_version: version }: History) =>
  [
    { wave: null, step: 'consent', number: 2 * version - 1 },
    { wave: null, step: 'consent', number: 2 * version },
  ] as const;

/** The days on which consent is asked, asked once more, and asked by telephone: each counts from the one before. */
function consentDaysOf({ sending }: Trial, history: History, from: Date) {
  const today = dayOf(from);
  if (!history.reachable) return { ask: today, remind: today, call: today };
  const [ask, remind] = consentMessages(history).map((message) => {
    const found = history.done.find((one) => isSame(one, message));
    return found && leftOn(found, today);
  });
  const again = addDays(ask ?? today, sending.consentDays);
  const last = remind ?? (again < today ? today : again);
  return { ask: today, remind: again, call: addDays(last, sending.consentDays) };
}

/** Every message that belongs to the person, done or not, in the order of the days on which they are meant to leave. */
function wishesOf(trial: Trial, history: History, windows: readonly Window[], from: Date): Wish[] {
  if (!mayContact(history) || !history.reachable) return [];
  // Until consent is given again, nothing is sent that needs it [C7].
  if (history.consent === 'again') {
    const days = consentDaysOf(trial, history, from);
    const [ask, remind] = consentMessages(history);
    return [
      { ...ask, day: days.ask, nextDay: null, closesOn: null },
      { ...remind, day: days.remind, nextDay: null, closesOn: null },
    ];
  }
  const wishes: Wish[] = windows.filter(isWanted).flatMap((window) => {
    const messages = messagesIn(window);
    return messages.map((message, index) => ({
      ...message,
      wave: window.wave.code,
      nextDay: messages[index + 1]?.day ?? null,
      closesOn: window.closesOn,
    }));
  });
  if (history.release_on !== null) {
    const day = history.release_on;
    wishes.push({ wave: null, step: 'end', number: 1, day, nextDay: null, closesOn: null });
  }
  return wishes.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * Gives each message its moment, with the days between two that the trial asks. A reminder that would leave when the
 * next one is due already is skipped for it; an invitation never is: nobody is reminded of what was never asked.
 */
function messagesOf(trial: Trial, history: History, wishes: readonly Wish[], from: Date): Step[] {
  const pauses = pausesOf(history, trial.pauseDaysMost);
  const { gapDays } = trial.sending;
  let lastOn = lastMessageOn(history, from);
  return wishes.flatMap((wish, index) => {
    const { wave, step, number } = wish;
    if (isDone(history, wish)) return [];
    const free = lastOn === null ? wish.day : addDays(lastOn, gapDays);
    const at = contactMoment(trial, pauses, notBefore(from, startOf(free > wish.day ? free : wish.day)));
    const on = dayOf(at);
    const base: Step = { participant: history.participant, wave, step, number, at };
    if (wish.closesOn !== null && on > wish.closesOn) return [{ ...base, skipped: 'window' }];
    const laterDone = wishes.slice(index + 1).some((one) => one.wave === wave && isDone(history, one));
    const overtaken = step !== 'invite' && wish.nextDay !== null && wish.nextDay <= on;
    if (laterDone || overtaken) return [{ ...base, skipped: 'later' }];
    lastOn = on;
    return [base];
  });
}

/**
 * The day of the last message; one that has not left yet counts as leaving today. The question for consent goes before
 * what waits, because that waits for the consent; and before the question for an older version.
 */
function lastMessageOn(history: History, from: Date): string | null {
  const today = dayOf(from);
  const stepsBack = (one: DoneStep): boolean =>
    one.pending &&
    history.consent === 'again' &&
    !consentMessages(history).some((message) => isSame(one, message));
  const days = history.done
    .filter((one) => MESSAGES.includes(one.step) && !stepsBack(one))
    .map((one) => leftOn(one, today));
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}

const leftOn = ({ on, pending }: DoneStep, today: string): string => (pending && on < today ? today : on);

/** Nobody is asked again for what they said they don't want. */
const isWanted = ({ occasion, needless }: Window): boolean => !needless && !occasion?.declined;

const mayContact = ({ state, contact }: History): boolean => state === 'active' && contact === 'all';

const notBefore = (from: Date, at: Date): Date => (at < from ? from : at);

type Key = Pick<Step, 'wave' | 'step' | 'number'>;

const isSame = (one: Key, { wave, step, number }: Key): boolean =>
  one.wave === wave && one.step === step && one.number === number;

const isDone = ({ done }: History, key: Key): boolean => done.some((one) => isSame(one, key));
