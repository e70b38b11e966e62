/** The shapes of a trial's words: what pages and functions may ask of `content/<trial>`. Words only, no behaviour. */

import type { MessageWords } from '../src/domain/message.ts';
import type { KitWords } from './kit-types.ts';

export type { MessageWords };

export type MessageKind = 'code' | 'welcome' | 'invitation' | 'joined' | 'allocated' | 'no-couple';

/** By `role`, or by `role.arm` where the arm has words of its own. */
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
  readonly seen: { readonly title: string; readonly yes: readonly string[]; readonly no: readonly string[] };
}

/** Shown at the guidance's door; holds no word of the guidance itself. */
export interface GateWords {
  readonly signIn: Notice;
  readonly waiting: Notice;
  readonly none: Notice;
  /** A questionnaire that isn't open for this person now. */
  readonly closed: Notice;
}

export interface TrialContent {
  readonly messages: Readonly<Record<MessageKind, Message>>;
  readonly notices: Readonly<Record<NoticeCode, Notice>>;
  readonly home: HomeWords;
  readonly kit: KitWords;
  readonly roles: Readonly<Record<string, RoleWords>>;
  readonly gate: GateWords;
}
