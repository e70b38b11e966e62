/** Signs a researcher out, here and at Supabase. */
import type { Config } from '@netlify/functions';
import { clearCookie, DESK_COOKIE } from '../src/server/cookies.ts';
import { go } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';

export const handle = form(async (_data, { identity }, { cookies }) => {
  const token = cookies[DESK_COOKIE];
  if (token) await identity.signOut(token);
  return go('/onderzoekers/', [clearCookie(DESK_COOKIE)]);
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/uitloggen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
