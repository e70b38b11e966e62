/** Signing in begins: a session that is good for nothing until its code was typed. */
import { triedTooOften } from './limit.ts';
import { sendCode } from './messages.ts';
import type { requestLogin } from './database/sign-up.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';
import type { z } from 'zod';

const REQUESTS = 5;

/**
 * Asks the database for a pending session and mails its code. Gives the secret for the browser: a working one, or one
 * that belongs to nothing when the address is unknown or asked too often; from outside they can't be told apart.
 */
export async function pendingLogin(
  world: World,
  visit: Visit,
  subject: string,
  request: (sessionHash: string, codeHash: string) => Promise<z.output<typeof requestLogin>>,
): Promise<string> {
  const { secrets } = world;
  if (await triedTooOften(world, visit, 'login', subject, REQUESTS)) return secrets.newToken();
  const secret = secrets.newToken();
  const sessionHash = secrets.tokenHash(secret);
  const code = secrets.newCode();
  const result = await request(sessionHash, secrets.codeHash(sessionHash, code));
  if (result.status !== 'opened') return secrets.newToken();
  await visit.later(sendCode(world, visit.at, result, { code, sessionHash }));
  return secret;
}
