/** A participant's own page; always asks a fresh code [C9]. */
import type { Config } from '@netlify/functions';
import { fillComing, fillMine, handoverOf } from '../src/server/mine.ts';
import { lost, ownPage, showOwn } from '../src/server/own-page.ts';
import { serve } from '../src/server/serve.ts';

export const handle = ownPage(async (world, visit, own) => {
  const { session, hash } = own;
  const mine = await world.database.readMine(visit.at, hash);
  if (mine.status !== 'mine') return lost(mine.status, world, visit);
  const handover = await handoverOf(world, visit.at, session, hash);
  const fill = fillComing(world, visit.at, mine, fillMine(world, session, handover));
  return showOwn('/sjabloon/mijn/', visit, own, fill);
});
export default serve(handle);
export const config: Config = {
  path: ['/mijn', '/mijn/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
