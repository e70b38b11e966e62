/** The post office of a simulation: takes mails as the real mailer does, keeps them, and has its own misfortunes. */
import type { Mail, Mailer } from '../../src/server/mailer.ts';
import type { ClaimedMessage } from '../../src/server/database/messages.ts';

/** A mail as it was handed over. `message` is known for all but codes. */
export interface Posted {
  readonly at: Date;
  readonly mail: Mail;
  readonly message: ClaimedMessage | null;
  /** Whether it reached a mailbox: a bounced or lost mail has left, and did not. */
  readonly fate: Fate;
}

/**
 * `refused`: the server did not take it now. `rejected`: the server says that there is no such mailbox. `bounced`: taken,
 * and sent back later. `dropped`: taken, and the sender never heard so.
 */
export type Fate = 'delivered' | 'refused' | 'rejected' | 'dropped' | 'bounced';

/** Fates after which the mail is with whom it was sent to. */
export const REACHED: readonly Fate[] = ['delivered', 'dropped'];

export interface Post {
  readonly mailer: Mailer;
  /** Told by who watches the sender: what it took on. */
  expect(claimed: readonly ClaimedMessage[]): void;
  /** Everything that was tried, in order. */
  readonly all: readonly Posted[];
  attempts(): number;
  /** Decides what happens to a mail; called once for each try. */
  decide: (mail: Mail, message: ClaimedMessage | null) => Fate;
  /** Called for each mail that the server took. */
  arrived: (posted: Posted) => void;
}

/** What the server answers when it does not take a mail, as nodemailer gives it. */
class Refused extends Error {
  override readonly name = 'Refused';
  /** It spoke of the recipient. */
  readonly command = 'RCPT TO';
  readonly response: string;
  constructor(response: string) {
    super(response);
    this.response = response;
  }
}

const ANSWERS: Partial<Record<Fate, string>> = {
  refused: '450 4.3.2 Please try again later',
  rejected: '550 5.1.1 No such user here',
};

export function createPost(now: () => Date): Post {
  const all: Posted[] = [];
  const claimed = new Map<string, ClaimedMessage>();
  const post: Post = {
    all,
    attempts: () => all.length,
    expect: (messages) => messages.forEach((message) => claimed.set(message.id, message)),
    decide: () => 'delivered',
    arrived: () => undefined,
    mailer: {
      send: async (mail) => {
        const id = /^<([\w-]+)@/.exec(mail.messageId ?? '')?.[1] ?? '';
        const message = claimed.get(id) ?? null;
        const posted = { at: now(), mail, message, fate: post.decide(mail, message) };
        all.push(posted);
        const answer = ANSWERS[posted.fate];
        if (answer !== undefined) throw new Refused(answer);
        post.arrived(posted);
        if (posted.fate === 'dropped') throw new Error('the line was dropped');
        return { id: mail.messageId ?? '' };
      },
    },
  };
  return post;
}
