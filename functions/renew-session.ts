/**
 * Called by the gate when access has run out: asks the database again, and gives a new token for 15 minutes. With `?visit`
 * somebody opens a page of the guidance; of who still waits for it that is counted [T10], after the answer and never in it.
 */
import type { Config } from '@netlify/functions';
import { assistedScopesOf, scopesOf } from '../src/server/access.ts';
import { ACCESS_COOKIE, clearCookie } from '../src/server/cookies.ts';
import { answer } from '../src/server/outcome.ts';
import { call, serve } from '../src/server/serve.ts';

export const handle = call(async ({ database, sessions }, { at, session: hash, url, later }) => {
  const session = hash === null ? null : await database.readSession(at, hash);
  if (session?.status === 'assisted') {
    const body = { signedIn: true, guidance: { state: 'none', on: null }, consentAgain: false };
    return answer(body, {
      cookies: [await sessions.access(assistedScopesOf(session), at)],
      event: 'assisted',
    });
  }
  if (session?.status !== 'open' || !session.trusted) {
    const body = { signedIn: false, guidance: { state: 'none', on: null }, consentAgain: false };
    return answer(body, { cookies: [clearCookie(ACCESS_COOKIE)], event: 'signed-out' });
  }
  if (hash !== null && session.guidance === 'waiting' && url.searchParams.has('visit'))
    void later(database.countRefusedVisit(at, hash));
  const body = {
    signedIn: true,
    guidance: { state: session.guidance, on: session.guidance_on },
    consentAgain: session.consent_again,
  };
  return answer(body, { cookies: [await sessions.access(scopesOf(session), at)], event: 'renewed' });
});
export default serve(handle);
export const config: Config = {
  path: '/api/sessie/vernieuwen',
  method: 'POST',
  region: 'fra',
};
