/** Reads what was sent: bounded, and without the bytes that no text should hold. */
import { hasUnusableCharacters, unusableCharacters, type Problem } from '../domain/form.ts';

/** Largest body that is read, in bytes. */
export const BODY_LIMIT = 64 * 1024;
const FIELD_LIMIT = 500;

type Fields = Record<string, string | string[]>;

export interface FormBody {
  readonly data: Fields;
  /** A problem for each field that held bytes which are no text. */
  readonly unreadable: readonly Problem[];
}

export type Refusal = 'body-too-large' | 'bad-request';

/** The bytes of a request, or why not: more than `limit`, or broken off. */
async function readBytes(request: Request, limit = BODY_LIMIT): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return 'body-too-large';
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > limit) return 'body-too-large';
      parts.push(part);
    }
  } catch {
    return 'bad-request';
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The whole body as text, of any type, up to `limit` bytes: for what programs of others send. */
export async function readText(
  request: Request,
  limit: number,
): Promise<{ readonly body: string } | Refusal> {
  const bytes = await readBytes(request, limit);
  return typeof bytes === 'string' ? bytes : { body: new TextDecoder().decode(bytes) };
}

/** The mark that a decoder leaves for bytes that are no text in UTF-8. */
const REPLACED = '\ufffd';

/** True for text that can be stored and shown: no control characters, no half characters, no undecodable bytes. */
const isReadable = (text: string): boolean =>
  !text.includes(REPLACED) && !hasUnusableCharacters(text, 'more lines');

/** The same text without those; what is left is shown again. */
const cleaned = (text: string): string => text.replace(/[^\P{Cc}\n\r\t]|\p{Cs}|\ufffd/gu, '');

/** A form as sent by a browser, urlencoded or multipart. */
export async function readForm(request: Request): Promise<FormBody | Refusal> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type)) return 'bad-request';
  const bytes = await readBytes(request);
  if (typeof bytes === 'string') return bytes;
  const entries = await readEntries(bytes, type);
  return entries && entries.length <= FIELD_LIMIT ? toForm(entries) : 'bad-request';
}

async function readEntries(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<[string, unknown][] | null> {
  if (!/^multipart/i.test(type)) return [...new URLSearchParams(new TextDecoder().decode(bytes))];
  try {
    return [...(await new Response(bytes, { headers: { 'content-type': type } }).formData())];
  } catch {
    return null;
  }
}

function toForm(entries: readonly [string, unknown][]): FormBody {
  const fields = new Map<string, string | string[]>();
  const unreadable = new Set<string>();
  for (const [rawName, rawValue] of entries) {
    const name = cleaned(rawName);
    const value = typeof rawValue === 'string' ? rawValue : '';
    if (typeof rawValue !== 'string' || !isReadable(value)) unreadable.add(name);
    const before = fields.get(name);
    fields.set(name, before === undefined ? cleaned(value) : [before, cleaned(value)].flat());
  }
  return {
    data: Object.fromEntries(fields),
    unreadable: [...unreadable].map((field) => ({ field, message: unusableCharacters })),
  };
}

/** JSON as sent by our own browser modules; text in it must be readable as in a form. */
export async function readJson(
  request: Request,
  most?: number,
): Promise<{ readonly data: unknown } | Refusal> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) return 'bad-request';
  const bytes = await readBytes(request, most);
  if (typeof bytes === 'string') return bytes;
  try {
    let readable = true;
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes), (key, value: unknown) => {
      readable &&= isReadable(key) && (typeof value !== 'string' || isReadable(value));
      return value;
    });
    return readable ? { data } : 'bad-request';
  } catch {
    return 'bad-request';
  }
}
