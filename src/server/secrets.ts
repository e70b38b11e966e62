/** The deployment's cryptography: encryption of contact fields, keyed hashes, tokens and codes. */
import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const TOKEN_BYTES = 32;

export type Random = (bytes: number) => Uint8Array;

/** Hex SHA-256 of a text (64 characters). */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Encrypts with AES-256-GCM: `v1.<base64url iv>.<base64url ciphertext and tag>`. `key` is 32 bytes. */
export function encrypt(key: Uint8Array, plain: string, random: Random): string {
  const iv = random(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, Buffer.from(iv).toString('base64url'), sealed.toString('base64url')].join('.');
}

/** Decrypts what `encrypt` made. Throws if the text was changed or the key is another one. */
export function decrypt(key: Uint8Array, sealed: string): string {
  const [version, iv, data] = sealed.split('.');
  if (version !== VERSION || !iv || !data) throw new Error('not a sealed field');
  const bytes = Buffer.from(data, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
}

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text, 'utf8');

/** Six figures, each of the million equally likely (draws again at the uneven end of the range). */
export function sixFigures(random: Random): string {
  const limit = 2 ** 32 - (2 ** 32 % 1_000_000);
  for (;;) {
    const number = Buffer.from(random(4)).readUInt32BE();
    if (number < limit) return String(number % 1_000_000).padStart(6, '0');
  }
}

export interface Keys {
  /** 32 bytes. */
  readonly contact: Uint8Array;
  readonly hash: string;
  readonly link: string;
}

/** The secrets of one deployment, bound to its keys. What is stored is always a hash or a sealed field. */
export function createSecrets(keys: Keys, random: Random) {
  return {
    seal: (plain: string): string => encrypt(keys.contact, plain, random),
    open: (sealed: string): string => decrypt(keys.contact, sealed),
    /** A new secret for a session: 32 random bytes, base64url (43 characters). */
    newToken: (): string => Buffer.from(random(TOKEN_BYTES)).toString('base64url'),
    newCode: (): string => sixFigures(random),
    /** What the database keeps of a token or of a session's secret. */
    tokenHash: (token: string): string => sha256(token),
    /** The token of a personal link follows from its id, so that sending again sends the same link. */
    linkToken: (linkId: string): string => hmac(keys.link, linkId).digest('base64url'),
    emailHash: (email: string): string => hmac(keys.hash, `email:${email}`).digest('hex'),
    organisationHash: (domain: string): string => hmac(keys.hash, `organisation:${domain}`).digest('hex'),
    /** A code's hash is bound to its session: the same six figures are worthless in another one. */
    codeHash: (sessionHash: string, code: string): string =>
      hmac(keys.hash, `code:${sessionHash}:${code}`).digest('hex'),
    /** Tells two people in one browser apart without saying who they are: 16 characters. */
    personTag: (participant: string): string =>
      hmac(keys.hash, `person:${participant}`).digest('base64url').slice(0, 16),
    /** The lasting id of an entry in somebody's calendar file; says nothing. */
    calendarId: (key: string): string => hmac(keys.link, `calendar:${key}`).digest('base64url').slice(0, 24),
    rateKey: (subject: string): string => hmac(keys.hash, `rate:${subject}`).digest('hex'),
  };
}

export type Secrets = ReturnType<typeof createSecrets>;
