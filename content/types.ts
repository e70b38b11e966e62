/** The shapes of a trial's words: what pages and functions may ask of `content/<trial>`. Words only, no behaviour. */

import type { MessageWords } from '../src/domain/message.ts';
import type { KitWords } from './kit-types.ts';
import type { Fact } from '../src/domain/mine.ts';
import type { Consent } from '../src/domain/trial.ts';

export type { MessageWords };

export type MessageKind =
  | 'code'
  | 'welcome'
  | 'invitation'
  | 'joined'
  | 'allocated'
  | 'no-couple'
  /** A questionnaire is open. */
  | 'wave'
  | 'reminder'
  | 'last-reminder'
  /** The baseline is too old for the draw: what can have changed since is asked again [T1]. */
  | 'again'
  | 'again-reminder'
  /** The year is over. */
  | 'end'
  /** There is a new version of the information to read and consent to. */
  | 'consent-again'
  /** The code to a new address, and what the old address is told. */
  | 'address-new'
  | 'address-old'
  /** Asks the owner of a new address that was said on the telephone whether it is right. */
  | 'address-desk'
  /** Asks who signed on paper for the figures on the form. */
  | 'paper-sign-up';

/**
 * By `role`; by `role.arm` where the arm has words of its own; by `role.short` where a short form of the questionnaire is
 * offered.
 */
export type Message = Readonly<Record<string, MessageWords>>;

export type NoticeCode =
  | 'too-many-requests'
  | 'link-unknown'
  | 'link-expired'
  | 'link-used'
  | 'no-session'
  | 'code-expired'
  | 'already-submitted'
  | 'questionnaire-closed'
  | 'invitation-gone'
  | 'invitation-too-late'
  | 'recruitment-not-open'
  | 'body-too-large'
  | 'bad-request'
  | 'not-found'
  | 'fault'
  | 'already-invited'
  | 'one-couple'
  | 'stopped';

/** A refusal or an end, said on a page of its own. */
export interface Notice {
  readonly heading: string;
  readonly body: string;
  readonly next?: { readonly href: string; readonly label: string };
}

/** A card with an icon (a name from Lucide). */
export interface Point {
  readonly icon: string;
  readonly title: string;
  readonly text: string;
}

export interface HomeWords {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly about: readonly string[];
  readonly offers: {
    readonly title: string;
    readonly intro: string;
    readonly points: readonly Point[];
    readonly after: string;
  };
  readonly groups: readonly { readonly title: string; readonly text: string }[];
  readonly sought: readonly {
    readonly role: string;
    readonly title: string;
    readonly points: readonly string[];
  }[];
  readonly recruitment: Readonly<
    Record<
      'planned' | 'open' | 'paused' | 'full' | 'closed',
      { readonly title: string; readonly text: string }
    >
  >;
  /** For whoever hands the study on: professionals and companies [C4]. */
  readonly handOn: readonly {
    readonly id: string;
    readonly title: string;
    readonly points: readonly string[];
    readonly letter?: readonly string[];
    /** The words of the link to the form for a talk. */
    readonly talk?: string;
  }[];
  readonly researchers: readonly string[];
}

/** What the sign-up pages of one role say. */
export interface RoleWords {
  /** `Ik ben werknemer`. */
  readonly iAm: string;
  readonly icon: string;
  readonly card: string;
  readonly check: { readonly title: string; readonly intro: readonly string[]; readonly bring?: string };
  readonly steps: readonly string[];
  readonly asks: string;
  /** Under the e-mail field of the consent page. */
  readonly emailHint: string;
  /** Present for the role that invites the other by mail. */
  readonly invite?: {
    readonly title: string;
    readonly intro: readonly string[];
    readonly knows: string;
    readonly notSaid: string;
  };
  /** What is shown to this role once it is invited by the other. */
  readonly invited: { readonly title: string; readonly paragraphs: readonly string[] };
  /** For the role that hands a text to the other; the page puts the link after it. */
  readonly handOver?: {
    readonly title: string;
    readonly intro: string;
    readonly before: readonly string[];
    readonly after: string;
  };
  /** Panel on the own page. */
  readonly seen: {
    readonly title: string;
    /** What is said of each thing that the other could learn; whether it is seen stands in `src/domain/mine.ts`. */
    readonly facts: Readonly<Partial<Record<Fact, string>>>;
  };
}

/** Shown at the guidance's door; holds no word of the guidance itself. */
export interface GateWords {
  readonly signIn: Notice;
  readonly waiting: Notice;
  readonly none: Notice;
  /** A questionnaire that isn't open for this person now. */
  readonly closed: Notice;
  /** There is a new version of the consent: first read and choose [C7]. */
  readonly consentAgain: Notice;
}

/** What must stay readable of the consents of one role: who gave an earlier version can always read it back [C7]. */
export interface ConsentHistory {
  /** Every version that was ever in force before the one in the trial, word for word. */
  readonly earlier: readonly Consent[];
  /** By version: what is new in it, in short sentences. Needed for each version that must be given again. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
}

/** What a caller of the research team says; `{name}` is who is called, and `…` the caller's own name. */
export interface CallScript {
  readonly before: readonly string[];
  /** Said to whoever picks up. */
  readonly pickedUp: string;
  readonly someoneElse: { readonly say: string; readonly asked: string; readonly rule: string };
  readonly voicemail: { readonly say: string; readonly rule: string };
  /** Said to the participant about a questionnaire, in turn. */
  readonly reached: readonly string[];
  readonly reading: readonly string[];
  /** Who doesn't want to: what is said, and what isn't done. */
  readonly no: readonly [string, string];
  readonly end: string;
  /** When our mail came back. */
  readonly bounce: CallAbout;
  /** When somebody gives another e-mail address: knowing who it is, and what is said once it was typed. */
  readonly newAddress: { readonly recognise: CallAbout; readonly told: CallAbout };
  /** When consent to a new version was asked by mail and not answered. */
  readonly consent: CallAbout;
  /** When somebody worried about the participant. */
  readonly followUp: CallAbout;
  /** What a caller does who begins to worry. */
  readonly worry: readonly string[];
}

/** A call for something else than a questionnaire: what is said to the participant, and what the caller does. */
export interface CallAbout {
  readonly say: readonly string[];
  readonly rules: readonly string[];
}

export interface TrialContent {
  readonly messages: Readonly<Record<MessageKind, Message>>;
  readonly notices: Readonly<Record<NoticeCode, Notice>>;
  readonly home: HomeWords;
  readonly kit: KitWords;
  readonly roles: Readonly<Record<string, RoleWords>>;
  readonly gate: GateWords;
  readonly consents: Readonly<Record<string, ConsentHistory>>;
  readonly callScript: CallScript;
}
