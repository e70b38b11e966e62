/** What a reader found of a page of the guidance: useful or not, and if they like why. Said again, the last word counts. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { isUsefulAnswer, usefulReason } from '../src/domain/use.ts';
import { knownUse } from '../src/server/known-use.ts';
import { notice, show } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';

export const handle = form(async (data, world, { at, session }) => {
  const [page, useful, release] = [one(data, 'page'), one(data, 'useful'), one(data, 'release')];
  if (!isUsefulAnswer(useful) || !/^[A-Za-z0-9-]{1,64}$/.test(release)) return notice('bad-request');
  if (session === null) return notice('no-session');
  if (!(await knownUse(world)).page(page)) return notice('not-found');
  const reason = usefulReason(useful, one(data, 'reason'));
  const said = { page, useful: useful === 'ja', reason, release };
  const { status } = await world.database.recordUsefulness(at, session, said);
  if (status !== 'recorded') return notice('no-session');
  return show('/sjabloon/nuttig/', {
    value: { page, release, useful },
    href: { page },
    show: reason === null ? ['ask', useful] : ['said'],
  });
});
export default serve(handle);
export const config: Config = {
  path: '/api/gids/nuttig',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
