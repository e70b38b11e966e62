/** All that a participant gave: as a file, and as a page to read or print. */
import type { Config } from '@netlify/functions';
import { file } from '../src/server/outcome.ts';
import { downloadOf, overviewOf } from '../src/server/own-download.ts';
import { lost, ownPage, showOwn } from '../src/server/own-page.ts';
import { serve } from '../src/server/serve.ts';

export const handle = ownPage(async (world, visit, own) => {
  const all = await world.database.readEverything(visit.at, own.hash);
  if (all.status !== 'everything') return lost(all.status, world, visit);
  if (!visit.url.pathname.startsWith('/mijn/overzicht.json'))
    return showOwn('/sjabloon/mijn/overzicht/', visit, own, overviewOf(world, all));
  const body = `${JSON.stringify(downloadOf(world, all, visit.at), null, 2)}\n`;
  return file('overzicht.json', 'application/json; charset=utf-8', body);
});
export default serve(handle);
export const config: Config = {
  path: ['/mijn/overzicht', '/mijn/overzicht/', '/mijn/overzicht.json'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
