/**
 * A mail from its words: plain text and simple HTML, nothing fetched from elsewhere, nothing that tracks.
 * The frame around the words names the organisation and a person to call, and never an illness [C3].
 */
import type { Contact } from './trial.ts';

/** The words of one mail; `{placeholders}` are filled in. */
export interface MessageWords {
  readonly subject: string;
  /** The line that a mail program shows beside the subject. */
  readonly preheader: string;
  readonly paragraphs: readonly string[];
  /** The words on the button; it leads to `{link}`. */
  readonly button?: string;
}

/** What can be filled in per message; the `contact_` ones come from the trial's contact. */
export const PLACEHOLDERS = [
  'name',
  'other',
  'code',
  'link',
  'release_on',
  'closes_on',
  'minutes',
  'contact_name',
  'contact_phone',
  'contact_email',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type MessageValues = Partial<Readonly<Record<Placeholder, string>>>;

export interface RenderedMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** @throws on a placeholder that doesn't exist or has no value, and on a button without a link */
export function renderMessage(words: MessageWords, values: MessageValues, contact: Contact): RenderedMessage {
  const { person } = contact;
  const all: MessageValues = {
    contact_name: person.name,
    contact_phone: person.phone ?? undefined,
    contact_email: person.email ?? undefined,
    ...values,
  };
  const filled = (text: string): string => fill(text, all);
  // A line end in a subject would start a new mail header.
  const subject = filled(words.subject).replace(/\p{Cc}+/gu, ' ');
  const paragraphs = words.paragraphs.map(filled);
  const button =
    words.button === undefined ? null : { label: filled(words.button), link: fill('{link}', all) };
  const signature = signatureOf(contact);
  return {
    subject,
    text: [
      ...paragraphs,
      ...(button ? [`${button.label}:\n${button.link}`] : []),
      signature.join('\n'),
      '',
    ].join('\n\n'),
    html: page(subject, filled(words.preheader), paragraphs, button, signature),
  };
}

function fill(text: string, values: MessageValues): string {
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = PLACEHOLDERS.find((known) => known === name) && values[name as Placeholder];
    if (value === undefined) throw new Error(`a message asks for {${name}}, which has no value`);
    return value;
  });
}

function signatureOf({ organisation, department, person }: Contact): string[] {
  const reach = [person.phone, person.email].filter((part) => part !== null).join(' of ');
  return [person.name, `${person.role}, ${department}`, organisation, ...(reach ? [reach] : [])];
}

function page(
  subject: string,
  preheader: string,
  paragraphs: readonly string[],
  button: { label: string; link: string } | null,
  signature: readonly string[],
): string {
  const p = (html: string): string => `<p style="margin:0 0 16px">${html}</p>`;
  const lines = (text: string): string => escape(text).replaceAll('\n', '<br>');
  const link = button
    ? [
        p(
          `<a href="${escape(button.link)}" style="display:inline-block;padding:12px 20px;background:#0b4f6c;` +
            `color:#ffffff;text-decoration:none;border-radius:4px">${escape(button.label)}</a>`,
        ),
        p(`Werkt de knop niet? Kopieer dan dit adres:<br>${escape(button.link)}`),
      ]
    : [];
  return [
    '<!doctype html>',
    `<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escape(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1a1a1a;background:#ffffff">`,
    `<div style="display:none;max-height:0;overflow:hidden">${escape(preheader)}</div>`,
    `<div style="max-width:560px">`,
    ...paragraphs.map((paragraph) => p(lines(paragraph))),
    ...link,
    p(signature.map(escape).join('<br>')),
    '</div></body></html>',
    '',
  ].join('\n');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
