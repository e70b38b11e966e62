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

/**
 * What can be filled in per message; the `contact_` ones come from the trial's contact. `ordinal` and `total`: which questionnaire
 * of how many, in words; `confirm_until`: day and time until when a new address can be confirmed; `mine`: the address of the own page, for who wants to stop.
 */
export const PLACEHOLDERS = [
  'name',
  'other',
  'code',
  'link',
  'release_on',
  'closes_on',
  'confirm_until',
  'minutes',
  'ordinal',
  'total',
  'mine',
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

/** Everything a reader of the mail sees, in order; a preview shows the same. */
export interface MessageParts {
  readonly subject: string;
  readonly preheader: string;
  readonly paragraphs: readonly string[];
  readonly button: { readonly label: string; readonly link: string } | null;
  /** Stands before the link, for who can't use the button; null without a button. */
  readonly fallback: string | null;
  readonly signature: readonly string[];
}

const FALLBACK = 'Werkt de knop niet? Kopieer dan dit adres:';

/** The words of a mail, filled in. @throws as `renderMessage` */
export function messageParts(words: MessageWords, values: MessageValues, contact: Contact): MessageParts {
  const all = withContact(values, contact);
  const filled = (text: string): string => fill(text, all);
  return {
    // A line end in a subject would start a new mail header.
    subject: filled(words.subject).replace(/\p{Cc}+/gu, ' '),
    preheader: filled(words.preheader),
    paragraphs: words.paragraphs.map(filled),
    button: words.button === undefined ? null : { label: filled(words.button), link: fill('{link}', all) },
    fallback: words.button === undefined ? null : FALLBACK,
    signature: signatureOf(contact),
  };
}

/** @throws on a placeholder that doesn't exist or has no value, and on a button without a link */
export function renderMessage(words: MessageWords, values: MessageValues, contact: Contact): RenderedMessage {
  const parts = messageParts(words, values, contact);
  const { subject, paragraphs, button, signature } = parts;
  const marked = markedUp(withContact(values, contact));
  return {
    subject,
    text: [
      ...paragraphs,
      ...(button ? [`${button.label}:\n${button.link}`] : []),
      signature.join('\n'),
      '',
    ].join('\n\n'),
    html: messagePage(
      parts,
      words.paragraphs.map((text) => fill(escape(text), marked).replaceAll('\n', '<br>')),
    ),
  };
}

function withContact(values: MessageValues, { person }: Contact): MessageValues {
  return {
    contact_name: person.name,
    contact_phone: person.phone ?? undefined,
    contact_email: person.email ?? undefined,
    ...values,
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

/** The values as HTML: a code that can be read from afar, a number or a date that stays on one line. */
function markedUp(values: MessageValues): MessageValues {
  const styles: MessageValues = {
    code: 'display:block;margin-top:8px;font-size:34px;line-height:1.3;font-weight:bold;letter-spacing:5px;white-space:nowrap',
    contact_phone: 'white-space:nowrap',
    release_on: 'white-space:nowrap',
    closes_on: 'white-space:nowrap',
    confirm_until: 'white-space:nowrap',
  };
  const entries = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const style = styles[name as Placeholder];
    if (name === 'mine') return [[name, `<a href="${escape(value)}">${escape(value)}</a>`]];
    return [[name, style ? `<span style="${style}">${escape(value)}</span>` : escape(value)]];
  });
  return Object.fromEntries(entries) as MessageValues;
}

/** The whole mail as HTML; colours of page and words are the reader's own, so that a dark mail program can choose. */
function messagePage(parts: MessageParts, paragraphs: readonly string[]): string {
  const { subject, preheader, button, fallback, signature } = parts;
  const p = (html: string): string => `<p style="margin:0 0 16px">${html}</p>`;
  const link = button
    ? [
        `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr>`,
        `<td bgcolor="#2f4379" style="background:#2f4379;border-radius:10px;mso-padding-alt:13px 24px">`,
        `<a href="${escape(button.link)}" style="display:inline-block;padding:13px 24px;color:#ffffff;` +
          `font-weight:bold;text-decoration:none">${escape(button.label)}</a></td></tr></table>`,
        p(
          `${escape(fallback ?? '')}<br><span style="overflow-wrap:anywhere;word-break:break-all">` +
            `${escape(button.link)}</span>`,
        ),
      ]
    : [];
  return [
    '<!doctype html>',
    `<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">`,
    `<title>${escape(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;font:17px/1.55 'Segoe UI',Roboto,Helvetica,Arial,sans-serif">`,
    `<div style="display:none;max-height:0;overflow:hidden">${escape(preheader)}</div>`,
    `<div style="max-width:560px">`,
    ...paragraphs.map(p),
    ...link,
    p(signature.map(escape).join('<br>')),
    '</div></body></html>',
    '',
  ].join('\n');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
