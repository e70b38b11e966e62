/**
 * The shape of a trial's protocol: what `src/trials/<id>` declares and all the rest of the system reads.
 * A trial is plain data. Whoever can read a protocol should be able to read this aloud.
 */
import type { Questionnaire } from './questionnaire.ts';

/** A role in the couple, such as `employee` or `employer`. The trial names its own. */
export type Role = string;

/** The states of recruitment; pages and sign-up follow. */
export type RecruitmentState = 'planned' | 'open' | 'paused' | 'full' | 'closed';

export interface Recruitment {
  readonly state: RecruitmentState;
  /** Number of units (couples) sought. */
  readonly target: number;
  /** Units that took part before this system was used; added to the count on the home page. */
  readonly takenOver: number;
  /** The public count is rounded down to a multiple of this. */
  readonly roundTo: number;
  /** Last day of recruitment (ISO date), or null while there is none. */
  readonly until: string | null;
}

export interface ContactPerson {
  readonly name: string;
  readonly role: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Contact {
  readonly organisation: string;
  readonly department: string;
  readonly funder: string;
  /** The person a participant may call. */
  readonly person: ContactPerson;
  readonly investigators: readonly string[];
  /** Null means: not yet filled in by the research team; a live deployment refuses that. */
  readonly independentExpert: ContactPerson | null;
  readonly complaints: ContactPerson | null;
  readonly dataProtection: ContactPerson | null;
}

/** One criterion of eligibility, asked as one question. */
export interface Criterion {
  readonly code: string;
  /** Only `person` criteria are asked on the sign-up page. */
  readonly answeredBy: 'person' | 'professional' | 'file';
  /** The day on which the criterion must hold. */
  readonly reference: 'screening' | 'consent' | 'randomisation';
  /** `protocol`: in the recruitment text; `registry`: in the public registry only, so a setting. */
  readonly source: 'protocol' | 'registry';
  readonly question: string;
  readonly hint?: string;
  readonly options: readonly { readonly code: string; readonly label: string; readonly meets: boolean }[];
  /** Said kindly to who does not meet it. */
  readonly because: string;
}

export interface ConsentStatement {
  readonly code: string;
  readonly words: string;
  /** Optional statements may be refused without effect on taking part. */
  readonly required: boolean;
}

export interface Consent {
  /** Version of information and statements together; a changed word needs a new version. */
  readonly version: string;
  readonly date: string;
  /** Earlier versions whose givers must read this one and consent again before anything else is sent [C7]. */
  readonly againFrom: readonly string[];
  /** Least time between reading and consenting, in hours; 0 = none. */
  readonly hoursToThink: number;
  readonly statements: readonly ConsentStatement[];
}

export interface RoleDefinition {
  /** Dutch path segment of this role's sign-up page: `werknemer` gives /meedoen/werknemer/. */
  readonly path: string;
  /** Dutch noun, as in "u doet mee als werknemer". */
  readonly noun: string;
  readonly eligibility: readonly Criterion[];
  readonly consent: Consent;
  /** Days that a session lasts: short for who may use a shared computer. */
  readonly sessionDays: number;
  /** Questionnaire id of the baseline. */
  readonly baseline: string;
  /**
   * How who comes first brings in the other: by a mail that we send for them, or by a link that they hand over
   * themselves. Null where a participant stands alone.
   */
  readonly invites: { readonly role: Role; readonly how: 'mail' | 'hand' } | null;
  /** Minutes that a wave may ask of this role at most. */
  readonly minutes: { readonly baseline: number; readonly later: number };
}

export interface Arm {
  readonly code: string;
  /** Dutch name, for researchers only. */
  readonly name: string;
  readonly ratio: number;
  /** When the guidance website opens for the roles that may read it. */
  readonly guidance: 'at_once' | 'at_release' | 'never';
}

/** What happens to a couple whose guiding person or organisation is in another couple already. */
export type OverlapRule = 'allow' | 'hold';

export interface Allocation {
  /** Randomisation factors; each level is computed from a baseline answer by `strata.ts`. */
  readonly strata: readonly {
    readonly factor: string;
    readonly role: Role;
    readonly item: string;
    /** Which answer codes make which level. */
    readonly levels: Readonly<Record<string, readonly string[]>>;
  }[];
  /** Block sizes as multiples of the sum of the ratios; drawn at random for each block, never shown. */
  readonly blockMultiples: readonly number[];
  /** Length of the list for each stratum, at least 1.5 times what the stratum may need. */
  readonly listLength: number;
  readonly baselineMaxAgeDays: number;
  readonly samePerson: OverlapRule;
  readonly sameOrganisation: OverlapRule;
  /** Baseline dates that must still be recent enough on the day of randomisation. */
  readonly recheck: readonly { readonly role: Role; readonly item: string; readonly maxDays: number }[];
}

/** A window in which a questionnaire can be answered, and what is done for who stays silent. */
export interface Asking {
  readonly code: string;
  /** Days that the window stays open, counted from the day on which it opens. */
  readonly windowDays: number;
  /** Days after the opening on which a silent person is reminded; the last one offers the short form. */
  readonly reminders: readonly number[];
  /** The day after the opening on which a silent person comes on the phone list, and how often somebody tries. */
  readonly phone: { readonly day: number; readonly attempts: number } | null;
  /** The day after the opening on which paper is sent to who is still silent; null: only to who asks for it. */
  readonly paperDay: number | null;
}

export interface Wave extends Asking {
  /** Months from randomisation (the baseline: 0, counted from consent). */
  readonly months: number;
}

/**
 * What is asked again before the draw of whom the baseline is too old by then [T1]. A second time it is asked under the
 * code with a number behind it. Its window with the grace is shorter than `baselineMaxAgeDays`, so that the answers of one are
 * still fresh when those of the other come in.
 */
export interface BaselineAgain extends Asking {
  /** Minutes that it may ask at most. */
  readonly minutes: number;
  /** Role to the id of its questionnaire, of which `wave` is this `code`. */
  readonly questionnaires: Readonly<Record<Role, string>>;
  /** Answers (by item) after which a person decides first whether this couple can still be drawn. */
  readonly holds: Readonly<Record<string, readonly string[]>>;
}

/** When messages of the schedule may leave, in Amsterdam time. */
export interface Sending {
  /** `09:00` */
  readonly from: string;
  /** `20:00`: nothing leaves from then on. */
  readonly until: string;
  /** Days of the week on which nothing leaves: 1 is Monday, 7 is Sunday. */
  readonly daysOff: readonly number[];
  /** Whether nothing leaves on Dutch public holidays. */
  readonly holidaysOff: boolean;
  /** Days that lie at least between two messages of the schedule to one person. */
  readonly gapDays: number;
  /** Days after which who leaves the question for a new consent is reminded once, and after as many again called. */
  readonly consentDays: number;
}

/** The primary outcome, declared before the first allocation [T9]. */
export interface PrimaryOutcome {
  readonly code: string;
  readonly description: string;
  readonly role: Role;
  /** Codes of the items that it is computed from: the short form asks these, and what they depend on. */
  readonly items: readonly string[];
  /** Waves in which it is measured; the last one is the primary moment. */
  readonly waves: readonly string[];
  /** How it is derived from the items, in words that can be checked against the function of that name. */
  readonly derivation: string;
  readonly analysisSet: string;
}

export interface Pairing {
  /** Minutes in which an invitation can be taken back before it leaves. */
  readonly takeBackMinutes: number;
  /** Days that an invitation or a handed-over link stays valid. */
  readonly validDays: number;
}

/** Days that the request of an organisation for a talk is kept: after it was closed, and when nobody closes it. */
export interface TalkDays {
  readonly closed: number;
  readonly open: number;
}

/** The recorded approval of the ethics committee; a live deployment refuses to start without it. */
export interface Approval {
  readonly committee: string;
  readonly number: string;
  /** ISO date. */
  readonly date: string;
  /** The approved version of information and consent, by role. */
  readonly consentVersions: Readonly<Record<Role, string>>;
}

export interface Trial {
  readonly id: string;
  readonly name: string;
  /** How the outside of a mail or page speaks of the study before the reader is known: names no illness. */
  readonly neutralName: string;
  readonly purpose: string;
  /** Null or absent: not approved yet. */
  readonly approval?: Approval | null;
  readonly recruitment: Recruitment;
  readonly contact: Contact;
  readonly unit: 'couple' | 'participant';
  readonly roles: Readonly<Record<Role, RoleDefinition>>;
  readonly arms: readonly Arm[];
  /** Roles that read the guidance website. */
  readonly guidanceRoles: readonly Role[];
  readonly pairing: Pairing;
  readonly allocation: Allocation;
  readonly schedule: readonly Wave[];
  readonly baselineAgain: BaselineAgain;
  readonly sending: Sending;
  /** Days that somebody may pause the messages at most; windows don't move. */
  readonly pauseDaysMost: number;
  /** Hours that a new address which was said on the telephone waits for its owner. */
  readonly addressHours: number;
  /** Days that a signature on paper still counts when a researcher types it. */
  readonly paperConsentDays: number;
  readonly talkDays: TalkDays;
  readonly primaryOutcome: PrimaryOutcome;
  /** Hours after the last keystroke that a late submission still counts. */
  readonly graceHours: number;
  readonly questionnaires: readonly Questionnaire[];
}
