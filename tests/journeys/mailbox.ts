/** The mailbox of one person: each mail is read once, in the order in which it came. */
import { codeIn, linkIn, type CaughtMail, type Mailbox } from '../../dev/mail.ts';

export interface Letters {
  /** Waits for the next unread mail that `fits`; those before it count as read. */
  next(fits?: (mail: CaughtMail) => boolean): Promise<CaughtMail>;
  /** The six figures in the next mail that holds a code. */
  code(): Promise<string>;
  /** The personal link in the next mail that holds one. */
  link(): Promise<string>;
  /** Counts all that came until now as read, so that the next code is one that is asked for from here on. */
  catchUp(): Promise<void>;
  all(): Promise<CaughtMail[]>;
}

/** The mails to `address`. */
export function lettersTo(mail: Pick<Mailbox, 'mails' | 'next'>, address: string): Letters {
  let read = 0;
  const next: Letters['next'] = async (fits = () => true) => {
    for (;;) {
      const letter = await mail.next(address, read);
      read += 1;
      if (fits(letter)) return letter;
    }
  };
  return {
    next,
    code: async () => codeIn(await next((letter) => codeIn(letter) !== null)) ?? '',
    link: async () => linkIn(await next((letter) => linkIn(letter) !== null)) ?? '',
    catchUp: async () => {
      read = (await mail.mails(address)).length;
    },
    all: () => mail.mails(address),
  };
}

/** The token of a personal link. */
export const tokenOf = (link: string): string => new URL(link).searchParams.get('t') ?? '';

/** What a mail program shows before a mail is opened, and what it hangs below it. */
export function outside(mail: CaughtMail): { subject: string; sender: string; preheader: string } {
  const [from] = mail.from;
  const hidden = /display:none[^>]*>([^<]*)</.exec(mail.html ?? '')?.[1] ?? '';
  return { subject: mail.subject, sender: `${from?.name ?? ''} ${from?.address ?? ''}`, preheader: hidden };
}
