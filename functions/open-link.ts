/** The button behind a personal link: starts a session [C9]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { scopesOf } from '../src/server/access.ts';
import { go, notice, show } from '../src/server/outcome.ts';
import { formPath, roleOf } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';
import { sessionCookie } from '../src/server/session.ts';

export const handle = form(async (data, { trial, secrets, sessions, database }, { at, session: old }) => {
  const hash = secrets.tokenHash(one(data, 'token'));
  const allowed = await database.rate(at, secrets.rateKey(`link:${hash}`), 600, 30);
  if (allowed.status === 'limited') return notice('too-many-requests');
  const secret = secrets.newToken();
  const link = await database.openLink(at, hash, secrets.tokenHash(secret), old);
  if (link.status !== 'opened') return notice(`link-${link.status}`);
  const session = await database.readSession(at, secrets.tokenHash(secret));
  const cookies = [
    sessionCookie(secret, roleOf(trial, link.role)?.sessionDays),
    await sessions.access(session.status === 'open' ? scopesOf(session) : [], at),
  ];
  const targets = { invitation: '/uitnodiging/', guidance: '/gids/', mine: '/mijn/' };
  const next =
    link.target === 'questionnaire' || link.target === 'questionnaire-short'
      ? formPath(trial, link.questionnaire ?? '', link.target)
      : targets[link.target];
  return link.replaced
    ? show('/sjabloon/gewisseld/', { href: { next } }, { cookies, event: 'replaced', clearStorage: true })
    : go(next, cookies);
});
export default serve(handle);
export const config: Config = {
  path: '/api/sessie/openen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
