/** The six figures from the mail: proves the address, and gives the session a new secret. */
import type { Config } from '@netlify/functions';
import { readCode } from '../src/domain/code.ts';
import { ACCESS_COOKIE, clearCookie } from '../src/server/cookies.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { invitePath, roleOf } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';
import { sessionCookie } from '../src/server/session.ts';
import { codeDoesNotFit } from '../src/server/words.ts';

export const handle = form(
  async (data, { trial, secrets, database }, { at, session }) => {
    if (!session) return notice('no-session');
    const read = readCode(data);
    if (read.problems) return again('/code/', { problems: read.problems });
    const secret = secrets.newToken();
    const result = await database.confirmCode(
      at,
      session,
      secrets.codeHash(session, read.code),
      secrets.tokenHash(secret),
    );
    if (result.status !== 'confirmed') return again('/code/', { problems: [codeDoesNotFit] });
    // What the gate let the one before open on this device ends here.
    const cookies = [
      sessionCookie(secret, roleOf(trial, result.role)?.sessionDays),
      clearCookie(ACCESS_COOKIE),
    ];
    if (result.next === 'second') return notice('one-couple', cookies);
    const next = { invite: invitePath(trial, result.role), mine: '/mijn/', invitation: '/uitnodiging/' };
    return go(next[result.next], cookies);
  },
  () => '/code/',
);
export default serve(handle);
export const config: Config = {
  path: '/api/code/bevestigen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
