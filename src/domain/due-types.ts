/** What the schedule reads of a person, and what it says that has to be done. */

/** In the order in which steps of one moment are done. */
export const STEP_KINDS = [
  'open',
  'invite',
  'remind',
  'last',
  'phone',
  'paper',
  'close',
  'consent',
  'end',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface Occasion {
  readonly id: string;
  readonly wave: string;
  readonly questionnaire: string;
  readonly state: 'open' | 'submitted' | 'closed';
  /** Amsterdam days (ISO dates). */
  readonly opened_on: string;
  readonly closes_on: string;
  /** The last keystroke of what was saved and not sent. */
  readonly last_saved_at: Date | null;
  /** Said on the telephone: this one not. Nobody asks for it any more; it stays open. */
  readonly declined: boolean;
  /** Asks again what a baseline had said that is too old by now [T1]. */
  readonly again: boolean;
}

/** A step that was done; of a message, that it was queued. */
export interface DoneStep {
  /** Null for what belongs to no wave. */
  readonly wave: string | null;
  readonly step: StepKind;
  readonly number: number;
  /** The day on which it left, or was queued for. */
  readonly on: string;
  /** A message that was queued and has not left yet. */
  readonly pending: boolean;
}

/** All that the plan of one person follows from: nothing of the other member of the couple [C1], and no arm [T11]. */
export interface History {
  readonly participant: string;
  readonly role: string;
  readonly state: 'active' | 'stopped' | 'died';
  /** `none`: no more mail or calls, and still takes part. */
  readonly contact: 'all' | 'none';
  /** False after the address refused a mail for good. */
  readonly reachable: boolean;
  readonly consent: 'current' | 'again';
  /** Which version of the consent of this role is in force, counted from 1. */
  readonly consent_version: number;
  /** The day on which the person came into the couple. */
  readonly joined_on: string;
  readonly randomised_on: string | null;
  readonly release_on: string | null;
  /** The day from which this person no longer guides the other: from then on nothing new opens. */
  readonly guides_until: string | null;
  /** `until_on` is the first day on which messages go on. */
  readonly pauses: readonly { readonly from_on: string; readonly until_on: string }[];
  readonly occasions: readonly Occasion[];
  readonly done: readonly DoneStep[];
}

/** One thing to be done for one person. */
export interface Step {
  readonly participant: string;
  readonly wave: string | null;
  readonly step: StepKind;
  /** Reminders count from 1. The question for consent to version v has number 2v - 1, its reminder 2v, the call about it v. */
  readonly number: number;
  readonly at: Date;
  /** Last day of the window that an `open` opens. */
  readonly closesOn?: string;
  /** Id of the questionnaire that an `open` asks. */
  readonly questionnaire?: string;
  /** Will not be done: a later message takes its place, or its window has closed by then. */
  readonly skipped?: 'later' | 'window';
}
