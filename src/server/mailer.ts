/** Sends mail over SMTP. */
import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** Hands one mail to the server; gives the server's id. Throws if the server refuses or is not there. */
  send(mail: Mail): Promise<{ id: string }>;
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
    async send(mail) {
      const sent: { messageId: string } = await transport.sendMail({
        ...mail,
        to: { name: '', address: mail.to },
        from,
      });
      return { id: sent.messageId };
    },
  };
}
