/** Who signed on paper typed the figures from the form: from here on they take part, as who signed up on the website [C7]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { readFigures } from '../src/domain/paper-consent.ts';
import { ACCESS_COOKIE, clearCookie, INTAKE_COOKIE } from '../src/server/cookies.ts';
import { go, notice, show } from '../src/server/outcome.ts';
import { figuresDoNotFit } from '../src/server/own-words.ts';
import { figuresHash } from '../src/server/paper-consent.ts';
import { paperLinkAgain, showPaperLink } from '../src/server/paper-link.ts';
import { invitePath, questionnairePath, roleOf } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';
import { sessionCookie } from '../src/server/session.ts';

export const handle = form(async (data, world, { at, session: old }) => {
  const { trial, database, secrets } = world;
  const token = one(data, 'token');
  const hash = secrets.tokenHash(token);
  const allowed = await database.rate(at, secrets.rateKey(`link:${hash}`), 600, 30);
  if (allowed.status === 'limited') return notice('too-many-requests');
  const link = await database.readPaperLink(at, hash);
  if (link.status !== 'waiting') return showPaperLink(link.status, token);
  const read = readFigures(data);
  if (read.problems) return paperLinkAgain(token, read.problems);
  const secret = secrets.newToken();
  const sessions = { fresh: secrets.tokenHash(secret), old };
  const result = await database.confirmPaper(
    at,
    hash,
    figuresHash(world, link.paper, read.figures),
    sessions,
  );
  if (result.status === 'wrong') return paperLinkAgain(token, [figuresDoNotFit]);
  if (result.status !== 'confirmed') return showPaperLink(result.status, token);
  const definition = roleOf(trial, result.role);
  const cookies = [
    sessionCookie(secret, definition?.sessionDays),
    clearCookie(INTAKE_COOKIE),
    clearCookie(ACCESS_COOKIE),
  ];
  const mine = result.next === 'invite' ? invitePath(trial, result.role) : '/mijn/';
  const next = result.joined && definition ? questionnairePath(definition.baseline) : mine;
  return result.replaced
    ? show('/sjabloon/gewisseld/', { href: { next } }, { cookies, event: 'replaced', clearStorage: true })
    : { ...go(next, cookies), event: 'confirmed' };
});
export default serve(handle);
export const config: Config = {
  path: '/api/bevestigen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
