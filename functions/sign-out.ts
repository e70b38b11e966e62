/** Ends the session and clears what this browser holds [C10]. */
import type { Config } from '@netlify/functions';
import { clearParticipant } from '../src/server/cookies.ts';
import { goSignedOut } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';

export const handle = form(async (_data, { database }, { at, session }) => {
  if (session) await database.endSession(at, session);
  return goSignedOut('/tot-ziens/', clearParticipant());
});
export default serve(handle);
export const config: Config = {
  path: '/api/sessie/sluiten',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
