/** Takes the invitation back, as long as it hasn't left. */
import type { Config } from '@netlify/functions';
import { go, notice } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';

export const handle = form(async (_data, { database }, { at, session }) => {
  if (!session) return notice('no-session');
  const { status } = await database.takeBackInvitation(at, session);
  if (status === 'no_session') return notice('no-session');
  return status === 'too_late' ? notice('invitation-too-late') : go('/mijn/');
});
export default serve(handle);
export const config: Config = {
  path: '/api/uitnodiging/terugnemen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
