/** The form of an organisation that wants to talk about a plan of its own. */
import { readEmail, readName } from './contact.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';
import { readPhone } from './phone.ts';

/** Who asks and what for, as it is sealed and kept. */
export interface Talk {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  /** Null: not given. */
  readonly phone: string | null;
  /** What they have in mind; may be empty. */
  readonly plan: string;
  /** When they can be reached; may be empty. */
  readonly reach: string;
}

/** The kind of who fits no audience of the kit. */
export const OTHER_KIND = 'anders';

/** How a talk can end, at the desk. */
export const TALK_OUTCOMES = ['plan', 'informed', 'no', 'not_reached', 'not_meant'] as const;
export type TalkOutcome = (typeof TALK_OUTCOMES)[number];

/** Longest texts, in characters. */
export const PLAN_MOST = 1000;
export const REACH_MOST = 200;

/** Reads the form; all problems at once, in the order of the page. @param kinds codes of kinds of organisations */
export function readTalk(
  form: FormInput,
  kinds: readonly string[],
): Read<{ readonly kind: string; readonly talk: Talk }> {
  const organisation = readName(form, 'organisation', 'Vul de naam van uw organisatie in.');
  const kind = kinds.find((code) => code === one(form, 'kind'));
  const name = readName(form);
  const email = readEmail(form, 'email', 'Vul uw e-mailadres van het werk in.');
  const phone = readPhone(form);
  const plan = one(form, 'plan');
  const reach = one(form, 'reach');
  const problems: readonly Problem[] = [
    ...(organisation.problems ?? []),
    ...(kind ? [] : [{ field: 'kind', message: 'Kies wat voor organisatie u bent.' }]),
    ...(name.problems ?? []),
    ...(email.problems ?? []),
    ...(phone.problems ?? []),
    ...tooLong('plan', plan, PLAN_MOST),
    ...tooLong('reach', reach, REACH_MOST),
  ];
  if (!kind || organisation.problems || name.problems || email.problems || phone.problems || problems.length)
    return { problems };
  return {
    kind,
    talk: {
      organisation: organisation.name,
      name: name.name,
      email: email.email,
      phone: phone.phone,
      plan,
      reach,
    },
  };
}

const tooLong = (field: string, text: string, most: number): Problem[] =>
  [...text].length > most ? [{ field, message: `Uw tekst is te lang. Gebruik hooguit ${most} tekens.` }] : [];

/** Reads how a talk ended. */
export function readTalkOutcome(form: FormInput): Read<{ readonly outcome: TalkOutcome }> {
  const outcome = TALK_OUTCOMES.find((code) => code === one(form, 'outcome'));
  return outcome ? { outcome } : { problems: [{ field: 'outcome', message: 'Kies hoe het afliep.' }] };
}
