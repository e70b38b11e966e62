/** The recruiter's kit: the code in a link, what the state of recruitment allows, and words with facts filled in. */
import type { RecruitmentState, Trial } from './trial.ts';

/** Where a link hangs, not who follows it: letters, digits and dashes. */
const CODE = /^(?!-)[a-z0-9-]{3,20}(?<!-)$/;

/** The code as it stands in a link, or null when it can't be one. */
export function kitCode(typed: string): string | null {
  const code = typed.trim().toLowerCase();
  return CODE.test(code) ? code : null;
}

/** The link to spread. */
export const kitLink = (origin: string, code: string): string => `${origin.replace(/\/$/, '')}/?via=${code}`;

/** As people read and type it: without the protocol. */
export const shownLink = (link: string): string => link.replace(/^https?:\/\//, '');

/** Before recruitment pieces may go out and say so; once nobody can sign up they are withdrawn [T13]. */
export const kitIsOut = (state: RecruitmentState): boolean => state === 'open' || state === 'planned';

/** What words of the kit may name between braces. */
export type KitValues = Readonly<Record<string, string>>;

/** All facts of the trial that the kit's words name. Nothing of it is written in the words themselves. */
export function kitValues(trial: Trial): KitValues {
  const { contact, recruitment, roles, schedule } = trial;
  const minutes = Object.entries(roles).flatMap(([role, { minutes }]) => [
    [`minutes_${role}_first`, String(minutes.baseline)],
    [`minutes_${role}_later`, String(minutes.later)],
    [`minutes_${role}_most`, String(Math.max(minutes.baseline, minutes.later))],
  ]);
  return {
    trial: trial.name,
    neutral: trial.neutralName,
    organisation: contact.organisation,
    funder: contact.funder,
    contact_name: contact.person.name,
    contact_role: contact.person.role,
    contact_reach: [contact.person.phone, contact.person.email].filter(Boolean).join(' of '),
    contact_short: contact.person.phone ?? contact.person.email ?? '',
    target: String(recruitment.target),
    waves: String(schedule.length),
    months: String(Math.max(...schedule.map((wave) => wave.months))),
    ...Object.fromEntries(minutes),
  };
}

/** `text` with its facts. Throws on a name that isn't known: a piece with a hole must not be built. */
export function fillKit(text: string, values: KitValues): string {
  return text.replace(/\{([a-z_]+)\}/g, (_all, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The kit has no value for {${name}}.`);
    return value;
  });
}

/** What stands under every text of the kit. */
export interface KitClosing {
  readonly call: string;
  readonly contact: string;
  /** The rule of spreading [C4]. */
  readonly rule: string;
}

/** Stands in a finished text where the link comes. */
export const LINK_PLACE = '{link}';

/** A whole text to copy: own words, call with the link, contact, and for companies the rule of spreading. */
export function kitParagraphs(
  text: { readonly paragraphs: readonly string[]; readonly forCompanies: boolean },
  { call, contact, rule }: KitClosing,
  values: KitValues,
): readonly string[] {
  const all = [...text.paragraphs, `${call} ${LINK_PLACE}`, contact, ...(text.forCompanies ? [rule] : [])];
  return all.map((paragraph) => fillKit(paragraph, { ...values, link: LINK_PLACE }));
}
