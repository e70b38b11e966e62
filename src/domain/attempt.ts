/** An attempt to reach somebody: how it can end, and how the form about it is read [T8]. */
import { addDays, readDate } from './date.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';

export const OUTCOMES = ['no_answer', 'call_back', 'declined', 'done', 'wrong_number', 'worry'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What can come of each kind of task; a kind that isn't here has no attempts. */
const OUTCOMES_OF: Readonly<Record<string, readonly Outcome[]>> = {
  phone: OUTCOMES,
  bounce: OUTCOMES,
  worry: ['no_answer', 'call_back', 'done', 'wrong_number'],
  consent: OUTCOMES,
  paper: ['call_back', 'declined'],
};

export const outcomesOf = (kind: string): readonly Outcome[] =>
  Object.hasOwn(OUTCOMES_OF, kind) ? (OUTCOMES_OF[kind] ?? []) : [];

/** Nobody of the study was spoken to, so no arm can have become known. */
export const wasSilent = (kind: string, outcome: Outcome): boolean =>
  kind === 'paper' || outcome === 'no_answer' || outcome === 'wrong_number';

export interface Attempt {
  readonly number: number;
  readonly outcome: Outcome;
  /** ISO date; only for `call_back`. */
  readonly callBackOn: string | null;
  /** Null where nobody was spoken to. */
  readonly armKnown: boolean | null;
}

/** Days that a day to call back may lie ahead. */
const AHEAD = 60;

/**
 * Reads `number`, `outcome`, `call_back_on` and `arm_known` of an attempt at a task of this kind.
 * @param today ISO date
 * @param unsaid its answers came in by a conversation, whatever its kind: only the word about the arm is asked still
 */
export function readAttempt(
  form: FormInput,
  kind: string,
  today: string,
  unsaid = false,
): Read<{ readonly attempt: Attempt }> {
  const problems: Problem[] = [];
  const outcomes = unsaid ? (['done'] as const) : outcomesOf(kind);
  const outcome = outcomes.find((code) => code === one(form, 'outcome'));
  if (!outcome) return { problems: [{ field: 'outcome', message: 'Kies hoe het afliep.' }] };
  const callBackOn = outcome === 'call_back' ? readDate(one(form, 'call_back_on')) : null;
  if (outcome === 'call_back' && (!callBackOn || callBackOn <= today || callBackOn > addDays(today, AHEAD))) {
    const message = `Vul een dag in na vandaag, en binnen ${AHEAD} dagen. Bijvoorbeeld 31-3-2026.`;
    problems.push({ field: 'call_back_on', message });
  }
  const known = one(form, 'arm_known');
  const silent = !unsaid && wasSilent(kind, outcome);
  if (!silent && !['yes', 'no'].includes(known)) {
    const message = 'Kies of u te weten kwam in welke groep iemand zit. U hoeft niet te zeggen welke.';
    problems.push({ field: 'arm_known', message });
  }
  if (problems.length > 0) return { problems };
  const number = /^[1-9]\d{0,3}$/.test(one(form, 'number')) ? Number(one(form, 'number')) : 1;
  return { attempt: { number, outcome, callBackOn, armKnown: silent ? null : known === 'yes' } };
}

export const ASSIST_MODES = ['phone', 'paper', 'help'] as const;
export type AssistMode = (typeof ASSIST_MODES)[number];

/** Reads `mode` and, for paper, the day that is written on it (`answered_on`). @param today ISO date */
export function readAssist(
  form: FormInput,
  today: string,
): Read<{ readonly mode: AssistMode; readonly answeredOn: string | null }> {
  const mode = ASSIST_MODES.find((code) => code === one(form, 'mode'));
  if (!mode) return { problems: [{ field: 'mode', message: 'Kies hoe de antwoorden komen.' }] };
  if (mode !== 'paper') return { mode, answeredOn: null };
  const answeredOn = readDate(one(form, 'answered_on'));
  if (answeredOn && answeredOn <= today) return { mode, answeredOn };
  const message = 'Vul de dag in waarop de vragenlijst op papier is ingevuld. Bijvoorbeeld 31-3-2026.';
  return { problems: [{ field: 'answered_on', message }] };
}
