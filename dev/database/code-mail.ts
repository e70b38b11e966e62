/** The mail with a researcher's code: lite's own text is English, so we take the code out and write our own. */
import nodemailer from 'nodemailer';

interface EmailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
}

/** An e-mail driver for lite that sends the six-figure code in Dutch; without `smtp` it sends nothing. */
export function codeMail(smtp: { host: string; port: number } | null, from: string) {
  const transport = smtp && nodemailer.createTransport({ ...smtp, secure: false, ignoreTLS: true });
  return {
    async send(message: EmailMessage): Promise<void> {
      const code = /\b\d{6}\b/.exec(message.text ?? '')?.[0] ?? /\b\d{6}\b/.exec(message.html ?? '')?.[0];
      if (!transport || code === undefined) return;
      await transport.sendMail({
        from,
        to: message.to,
        subject: 'Uw code om in te loggen',
        text: `Uw code is ${code}.\n\nDe code werkt 10 minuten en één keer. Vroeg u geen code aan? Dan hoeft u niets te doen.\n`,
      });
    },
  };
}
