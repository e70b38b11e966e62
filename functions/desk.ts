/** The research desk: the couples under their pseudonyms, as this researcher's role may see them [T6]. */
import type { Config } from '@netlify/functions';
import { clearCookie, DESK_COOKIE } from '../src/server/cookies.ts';
import { fillDesk } from '../src/server/desk.ts';
import { show } from '../src/server/outcome.ts';
import { page, serve } from '../src/server/serve.ts';
import { waitingSignUps } from '../src/server/suspicious.ts';

export const handle = page(async ({ trial, identity, research, secrets }, { cookies }) => {
  const token = cookies[DESK_COOKIE];
  const who = token ? await identity.whoIs(token) : null;
  if (!token || !who) {
    return show('/sjabloon/onderzoekers/inloggen/', {}, token ? { cookies: [clearCookie(DESK_COOKIE)] } : {});
  }
  const { email, id } = who;
  const role = await research.role(token, id);
  const waiting = waitingSignUps(await research.suspicious(token), trial.roles, secrets.open);
  return show(
    '/sjabloon/onderzoekers/',
    fillDesk(await research.couples(token), trial.arms, waiting, { email, role }),
  );
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers', '/onderzoekers/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
