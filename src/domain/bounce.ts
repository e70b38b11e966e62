/** Notices that a mail could not be delivered, or was unwanted: what they mean for an address. */

/** `hard`: this address takes no mail; `complaint`: its owner called the mail unwanted; `soft`: not now, or not this one. */
export type BounceKind = 'hard' | 'complaint' | 'soft';

export interface Bounce {
  readonly address: string;
  readonly kind: BounceKind;
  /** The id of our message, where the notice holds its Message-ID (`<id@host>`). */
  readonly id?: string;
}

/**
 * Codes of RFC 3463 that speak of the address itself: 5.1.1 and 5.1.6 no such mailbox, 5.1.2, 5.1.10 (RFC 7505) and 5.4.4
 * no such domain, 5.1.3 no address at all, 5.2.1 a mailbox that is switched off. Not 5.1.7 and 5.1.8, which are about the
 * sender, nor 5.7.x, which is about what a server lets in. 5.1.0 tells of an address and not whose: the text has to.
 */
const GONE = /^5\.(1\.(1|2|3|6|10)|2\.1|4\.4)$/;
const SOME_ADDRESS = /^5\.(0\.0|1\.0)$/;

/** It is us whom the server refuses, whatever code it gives. */
const REFUSES_US = /\bsender\b|\breturn.path|\bmail from\b/i;

/** What servers say without such a code, or beside one that only says "other". */
const SAYS_GONE =
  /(user|recipient|mailbox|account|address)( is)? (unknown|not found|disabled|does not exist|doesn't exist)|(unknown|no such|invalid) (user|recipient|mailbox|address|account)|does not exist/i;

/**
 * What a server's answer says, such as `550 5.1.1 No such user here`, or a status with its diagnostic text.
 * @returns null when it isn't a refusal for good
 */
export function refusalKind(answer: string): 'hard' | 'soft' | null {
  if (!/^\s*5/.test(answer)) return null;
  // An address can hold any word.
  const said = answer.replace(/[^\s<>"']+@[^\s<>"']+/g, '');
  if (REFUSES_US.test(said)) return 'soft';
  const codes = said.match(/\b5\.\d{1,3}\.\d{1,3}\b/g) ?? [];
  if (codes.some((code) => GONE.test(code))) return 'hard';
  return codes.every((code) => SOME_ADDRESS.test(code)) && SAYS_GONE.test(said) ? 'hard' : 'soft';
}

/** Our message's id in a Message-ID; undefined for one that we didn't make. */
export function messageIdIn(text: string): string | undefined {
  return /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^\s<>@]+>/i.exec(text)?.[1]?.toLowerCase();
}

/** An address as it can be compared, or null for what isn't one; the local part keeps its letters. */
export function plainAddress(text: string): string | null {
  const address = /<([^<>\s]+)>\s*$/.exec(text)?.[1] ?? text.trim();
  return /^[^\s<>@]+@[^\s<>@]+$/.test(address) && address.length <= 254 ? address : null;
}
