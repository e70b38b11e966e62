/** A participant's own page; always asks a fresh code [C9]. */
import type { Config } from '@netlify/functions';
import { askFreshCode } from '../src/server/code.ts';
import { fillMine, handoverOf } from '../src/server/mine.ts';
import { go, show } from '../src/server/outcome.ts';
import { page, serve } from '../src/server/serve.ts';

export const handle = page(async (world, visit) => {
  const { database } = world;
  const session = visit.session === null ? null : await database.readSession(visit.at, visit.session);
  // Who only typed an address gets the same answer as who has no session: nobody learns whether it is known.
  if (!visit.session || session?.status !== 'open' || !session.trusted) return go('/inloggen/');
  if (!session.participant) return go('/uitnodiging/');
  if (!session.fresh) return askFreshCode(world, visit);
  const handover = await handoverOf(world, visit.at, session, visit.session);
  return show('/sjabloon/mijn/', fillMine(world, session, handover));
});
export default serve(handle);
export const config: Config = {
  path: ['/mijn', '/mijn/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
