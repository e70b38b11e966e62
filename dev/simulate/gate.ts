/** The gate as the edge runs it: the pure decision over the browser's token, and a renewal through the function. */
import { jwtVerify } from 'jose';
import { decide, type AccessClaims } from '../../src/domain/gate.ts';
import { ACCESS_COOKIE, SESSION_COOKIE } from '../../src/server/cookies.ts';
import type { Browser } from './browser.ts';
import type { Stage } from './stage.ts';

/** Asks for a gated page in this browser; whether it would be served. */
export async function opensGate(
  stage: Pick<Stage, 'now' | 'trial'>,
  browser: Browser,
  path: string,
): Promise<boolean> {
  const ask = async (hasSession: boolean) =>
    decide({
      path,
      token: await claims(browser.cookies.get(ACCESS_COOKIE), stage.trial.id, stage.now()),
      hasSession,
      now: stage.now(),
    });
  const first = await ask(browser.cookies.has(SESSION_COOKIE));
  if (first !== 'renew') return first === 'serve';
  await browser.post('/api/sessie/vernieuwen');
  return (await ask(false)) === 'serve';
}

async function claims(token: string | undefined, audience: string, now: Date): Promise<AccessClaims | null> {
  if (!token) return null;
  const secret = new TextEncoder().encode(process.env['SESSION_SECRET'] ?? '');
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      audience,
      currentDate: now,
      requiredClaims: ['exp'],
    });
    const scope = Array.isArray(payload['scope']) ? payload['scope'].map(String) : [];
    return { scope, exp: payload.exp ?? 0 };
  } catch {
    return null;
  }
}
