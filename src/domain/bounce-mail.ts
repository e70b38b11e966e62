/** Notices as they come into a mailbox: a delivery report (RFC 3464) or a complaint (RFC 5965), as a raw message. */
import { messageIdIn, plainAddress, refusalKind, type Bounce } from './bounce.ts';

interface Part {
  readonly type: string;
  readonly body: string;
}

const MOST_PARTS = 50;

/**
 * The addresses that a raw message reports. Anybody can send mail to a mailbox, so only a report that returns a message of
 * ours counts: its id can't be guessed. An out-of-office answer, or any other mail, reports none.
 */
export function readBounceMail(raw: string): Bounce[] {
  const parts = partsOf(raw.replaceAll('\r\n', '\n'));
  const returned = parts.filter(({ type }) => /^(message\/rfc822|text\/rfc822-headers)/.test(type));
  const id = returned
    .map(({ body }) => messageIdIn(fieldOf(headersOf(body), 'message-id') ?? ''))
    .find(Boolean);
  if (!id) return [];
  return parts.flatMap(({ type, body }) => {
    if (type.startsWith('message/delivery-status')) return deliveryReport(body, id);
    if (type.startsWith('message/feedback-report')) return complaint(body, returned[0]?.body ?? '', id);
    return [];
  });
}

/** RFC 3464, section 2: a group of fields for the message, then one for each recipient. */
function deliveryReport(body: string, id: string): Bounce[] {
  return body
    .split(/\n\s*\n/)
    .slice(1)
    .flatMap((group): Bounce[] => {
      const fields = unfolded(group);
      const action = fieldOf(fields, 'action')?.toLowerCase();
      const address = [fieldOf(fields, 'original-recipient'), fieldOf(fields, 'final-recipient')]
        .map((field) => plainAddress((field ?? '').replace(/^[^;]*;/, '')))
        .find((found) => found !== null);
      if (!address || (action !== 'failed' && action !== 'delayed')) return [];
      const said = (fieldOf(fields, 'diagnostic-code') ?? '').replace(/^[^;]*;\s*/, '');
      const kind = refusalKind(`${fieldOf(fields, 'status') ?? ''} ${said}`) ?? 'soft';
      return [{ address, kind: action === 'failed' ? kind : 'soft', id }];
    });
}

/** RFC 5965; who passes complaints on may leave the address out, and then the returned message tells it. */
function complaint(body: string, returned: string, id: string): Bounce[] {
  const fields = unfolded(body);
  if (!/^(abuse|not-spam|fraud|other)$/i.test(fieldOf(fields, 'feedback-type') ?? '')) return [];
  if (/^not-spam$/i.test(fieldOf(fields, 'feedback-type') ?? '')) return [];
  const named = fieldOf(fields, 'original-rcpt-to') ?? fieldOf(headersOf(returned), 'to') ?? '';
  const address = plainAddress(named);
  return address ? [{ address, kind: 'complaint', id }] : [];
}

/** All parts of a message, however deep, decoded as text. */
function partsOf(message: string, depth = 0): Part[] {
  const headers = headersOf(message);
  const body = message.slice(message.indexOf('\n\n') + 2);
  const type = fieldOf(headers, 'content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";\n]+)"?/i.exec(type)?.[1]?.trim();
  if (!/^multipart\//i.test(type) || !boundary || depth > 4) {
    const encoding = fieldOf(headers, 'content-transfer-encoding')?.toLowerCase() ?? '';
    return [{ type: type.toLowerCase(), body: decoded(body, encoding) }];
  }
  return `\n${body}`
    .split(`\n--${boundary}`)
    .slice(1, MOST_PARTS)
    .filter((part) => !part.startsWith('--'))
    .flatMap((part) => partsOf(part.replace(/^[^\n]*\n/, ''), depth + 1));
}

const headersOf = (message: string): string => unfolded(message.split('\n\n', 1)[0] ?? '');

/** A field that goes on in the next line, as one line. */
const unfolded = (fields: string): string => fields.replace(/\n[ \t]+/g, ' ');

function fieldOf(fields: string, name: string): string | undefined {
  for (const line of fields.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return undefined;
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') {
    try {
      return atob(body.replace(/[^A-Za-z0-9+/]/g, '')).replaceAll('\r\n', '\n');
    } catch {
      return '';
    }
  }
  if (encoding !== 'quoted-printable') return body;
  return body
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
