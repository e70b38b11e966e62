/** The shapes of the words in a recruiter's kit. */
import type { MessageWords } from '../src/domain/message.ts';
import type { RecruitmentState } from '../src/domain/trial.ts';

export type KitTextKind = 'email' | 'newsletter' | 'intranet' | 'linkedin';

/** A text to copy. Facts stand between braces; call, contact and rule come after it by themselves. */
export interface KitText {
  /** Subject or heading: names no illness [C3]. A LinkedIn message has none. */
  readonly title?: string;
  readonly paragraphs: readonly string[];
  /** Employers read it: the rule of spreading is added [C4]. */
  readonly forCompanies: boolean;
}

export interface KitAudience {
  /** Path and code of the link: names no illness [C3]. */
  readonly code: string;
  readonly icon: string;
  readonly name: string;
  readonly card: string;
  /** How this audience spreads it. */
  readonly how: readonly string[];
  /** Spreads it among employers: each piece on paper carries the rule [C4]. */
  readonly company: boolean;
  /** Treats or guides, so may hand a card to one person [C4]. */
  readonly handsToOne: boolean;
  readonly texts: Readonly<Record<KitTextKind, KitText>>;
}

/** One side of a piece on paper. */
export interface KitSide {
  readonly title: string;
  readonly lead: string;
  readonly asks: readonly string[];
  readonly free: string;
}

export interface KitWords {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly audiences: readonly KitAudience[];
  /** Every text for companies ends with this [C4]. */
  readonly rule: string;
  /** The request at the end of each text, while pieces are out [T13]. */
  readonly call: Readonly<Record<'planned' | 'open', string>>;
  readonly contact: string;
  /** To the study's own address when an organisation asks for a talk: not who, and not what for. */
  readonly talkMail: MessageWords;
  readonly soughtTitle: string;
  readonly asksTitle: string;
  /** By role: flyer and poster. */
  readonly sides: Readonly<Record<string, KitSide>>;
  /** By role, for the card that someone carries to work: neutral on both sides [C3]. */
  readonly cards: Readonly<Record<string, { readonly title: string; readonly points: readonly string[] }>>;
  /** By role: one line on the poster. */
  readonly poster: Readonly<Record<string, string>>;
  readonly slide: { readonly title: string; readonly points: readonly string[] };
  /** Instead of the pieces, once they are withdrawn [T13]. */
  readonly withdrawn: Readonly<Record<Exclude<RecruitmentState, 'planned' | 'open'>, string>> & {
    readonly thanks: string;
  };
}
