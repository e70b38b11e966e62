/** The mail catcher: takes every mail of the local stack over SMTP and shows it in a web mailbox. Nothing leaves. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startChild } from './child.ts';
import { freePort } from './http.ts';

const mailShape = z.object({
  id: z.string(),
  subject: z.string().default(''),
  text: z.string().default(''),
  html: z.string().optional(),
  to: z.array(z.object({ address: z.string(), name: z.string().optional() })),
  from: z.array(z.object({ address: z.string(), name: z.string().optional() })),
  headers: z.record(z.string(), z.unknown()).default({}),
  time: z.string().optional(),
});

/** One caught mail. */
export type CaughtMail = z.infer<typeof mailShape>;

export interface Mailbox {
  /** Address of the web mailbox. */
  readonly url: string;
  readonly smtpUrl: string;
  readonly smtp: { readonly host: string; readonly port: number };
  /** The mails to one address (or all), oldest first. */
  mails(to?: string): Promise<CaughtMail[]>;
  /** Waits for the next mail to `to` beyond the first `after`. Throws when none comes within the seconds given. */
  next(to: string, after?: number, seconds?: number): Promise<CaughtMail>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** A mailbox whose catcher runs already, known by its web address. */
export function mailboxAt(url: string): Pick<Mailbox, 'mails' | 'next' | 'clear'> {
  const mails = async (to?: string) => {
    const response = await fetch(new URL('/email', url));
    const all = z.array(mailShape).parse(await response.json());
    const wanted = to?.toLowerCase();
    return all.filter(
      (mail) => wanted === undefined || mail.to.some(({ address }) => address.toLowerCase() === wanted),
    );
  };
  return {
    mails,
    next: async (to, after = 0, seconds = 10) => {
      const until = Date.now() + seconds * 1000;
      for (;;) {
        const found = (await mails(to))[after];
        if (found) return found;
        if (Date.now() > until)
          throw new Error(`No mail number ${after + 1} came within ${seconds} seconds.`);
        await wait(50);
      }
    },
    clear: async () => void (await fetch(new URL('/email/all', url), { method: 'DELETE' })),
  };
}

/** Starts a catcher; `folder` keeps the mails for the next start, null forgets them. */
export async function startMail(
  options: { folder?: string | null; smtp?: number; web?: number } = {},
): Promise<Mailbox> {
  const smtp = await freePort(options.smtp);
  const web = await freePort(options.web);
  const child = await startChild('./mail/child.ts', { smtp, web, folder: options.folder ?? null });
  const url = `http://localhost:${web}/`;
  return {
    url,
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    smtp: { host: '127.0.0.1', port: smtp },
    ...mailboxAt(`http://127.0.0.1:${web}/`),
    stop: () => child.stop(),
  };
}

/** The six figures of a code in a mail, or null. */
export const codeIn = (mail: CaughtMail): string | null =>
  /\b(\d{3})\s?(\d{3})\b/.exec(mail.text)?.slice(1).join('') ?? null;

/** The personal link in a mail, or null. */
export const linkIn = (mail: CaughtMail): string | null =>
  /https?:\/\/\S+\/(?:start|adres|bevestigen)\/?\?t=[\w.~-]+/.exec(mail.text)?.[0] ?? null;
