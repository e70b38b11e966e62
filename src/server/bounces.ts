/** Takes in notices about mail that didn't arrive: who may post them, how they are read, and what they do. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Bounce } from '../domain/bounce.ts';
import { readBounceMail } from '../domain/bounce-mail.ts';
import { readBounceWebhook, subscriptionOf } from '../domain/bounce-webhook.ts';
import { normaliseEmail } from '../domain/contact.ts';
import { readText } from './body.ts';
import { answer, type Outcome } from './outcome.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

/** A returned mail may come with all that was in it; providers post many events at once. */
const LIMIT = 1024 * 1024;

const refused = (status: number, word: string): Outcome => answer({ status: word }, { status, event: word });

/**
 * `X-Bounce-Secret: …`, `Authorization: Bearer …`, or the password of basic authentication, as providers can send it.
 * Takes as long for a wrong secret as for the right one.
 */
export function knowsSecret(headers: Headers, secret: string): boolean {
  const [scheme = '', value = ''] = (headers.get('authorization') ?? '').split(' ', 2);
  const basic = Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':');
  const given =
    headers.get('x-bounce-secret') ??
    (/^bearer$/i.test(scheme) ? value : /^basic$/i.test(scheme) ? basic : '');
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

/** Reads a notice and records it. Answers words and counts, never an address; a body that can't be read is refused. */
export async function takeBounce(request: Request, world: World, { at }: Visit): Promise<Outcome> {
  if (world.bounceSecret === null) return refused(404, 'not_found');
  if (!knowsSecret(request.headers, world.bounceSecret)) return refused(401, 'unauthorized');
  const text = await readText(request, LIMIT);
  if (text === 'body-too-large') return refused(413, 'body_too_large');
  if (text === 'bad-request') return refused(400, 'bad_request');
  const mail = /^message\/rfc822\b/i.test(request.headers.get('content-type') ?? '');
  const body = mail ? null : parsed(text.body);
  if (!mail && body === undefined) return refused(400, 'bad_request');
  if (subscriptionOf(body)) return welcome(subscriptionOf(body));
  return record(world, at, mail ? readBounceMail(text.body) : readBounceWebhook(body));
}

async function record(world: World, at: Date, bounces: readonly Bounce[]): Promise<Outcome> {
  const { database, secrets } = world;
  const counts = { recorded: 0, unknown: 0 };
  for (const { address, kind, id } of bounces) {
    const hash = secrets.emailHash(normaliseEmail(address));
    const { status } = await database.recordBounce(at, hash, kind, id ?? null);
    counts[status] += 1;
  }
  return answer({ status: 'done', ...counts }, { event: counts.recorded > 0 ? 'bounce' : 'nothing' });
}

/** Amazon SNS sends nothing before somebody got this address. */
async function welcome(url: URL | null): Promise<Outcome> {
  const response =
    url && (await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'error' }).catch(() => null));
  return response?.ok ? answer({ status: 'subscribed' }) : refused(502, 'not_subscribed');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
