/** Sends mail over SMTP. */
import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `<id@host>`: the same for each attempt at one message, so that who gets it twice sees it once. */
  readonly messageId?: string;
  readonly date?: Date;
  /** Where the reader can end these mails; not for who takes no part yet. */
  readonly unsubscribe?: string;
}

export interface Mailer {
  /** Hands one mail to the server; gives the server's id. Throws if the server refuses or is not there. */
  send(mail: Mail): Promise<{ id: string }>;
}

/** A mail takes this long at most: what a slow server did with it then, nobody knows. */
const MOST_MS = 12_000;

/**
 * What the server answered when it refused the recipient of a mail (such as `550 5.1.1 No such user`), or '' for any other
 * fault: what a server has against us, it says to another command (RFC 5321, 4.1.1: `MAIL FROM`, `DATA`).
 */
export function refusalOf(fault: unknown): string {
  if (!(fault instanceof Error) || !('command' in fault) || fault.command !== 'RCPT TO') return '';
  return 'response' in fault && typeof fault.response === 'string' ? fault.response : '';
}

/** `url` as in `smtps://user:password@host:465`; encryption may be left out only towards this machine. */
export function createMailer(url: string, from: string): Mailer {
  const server = new URL(url);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  const secure = server.protocol === 'smtps:';
  const transport = createTransport({
    host: server.hostname,
    port: Number(server.port || (secure ? 465 : 587)),
    secure,
    ignoreTLS: local && !secure,
    requireTLS: !local && !secure,
    ...(server.username
      ? { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }
      : {}),
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, unsubscribe, ...mail }) {
      const late = new AbortController();
      const sending: Promise<{ messageId: string }> = transport.sendMail({
        ...mail,
        to: { name: '', address: to },
        from,
        // RFC 3834: no out-of-office answers, please.
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(unsubscribe ? { list: { unsubscribe } } : {}),
      });
      const tooLate = wait(MOST_MS, null, { signal: late.signal }).then(() => {
        throw Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' });
      });
      tooLate.catch(() => undefined);
      try {
        return { id: (await Promise.race([sending, tooLate])).messageId };
      } finally {
        late.abort();
        sending.catch(() => undefined);
      }
    },
  };
}
