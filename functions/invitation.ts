/** What an invited person sees after confirming to be the person meant. Shows, and changes nothing. */
import type { Config } from '@netlify/functions';
import { go, notice, show } from '../src/server/outcome.ts';
import { invitedTemplate } from '../src/server/paths.ts';
import { page, serve } from '../src/server/serve.ts';

export const handle = page(async ({ trial, secrets, database }, { at, session: hash }) => {
  const session = hash === null ? null : await database.readSession(at, hash);
  if (session?.status !== 'open' || !session.trusted) return notice('no-session');
  if (session.participant) return go('/mijn/');
  const { invitation, role } = session;
  if (!invitation?.open) return notice('invitation-gone');
  const inviter = invitation.shown_name_enc;
  return show(
    invitedTemplate(trial, role),
    inviter === null ? {} : { text: { inviter: secrets.open(inviter) } },
  );
});
export default serve(handle);
export const config: Config = {
  path: ['/uitnodiging', '/uitnodiging/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
