/** A couple that is held: the page on which somebody who sees no arm decides [T2]. */
import type { Config } from '@netlify/functions';
import { readHoldPage } from '../src/server/desk-hold.ts';
import { asked, deskPage, UUID } from '../src/server/desk-visit.ts';
import { notice, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('decide_holds', async (world, desk) => {
  const id = asked(desk, 'id', UUID);
  const fill = id && (await readHoldPage(world, desk, id));
  return fill ? show('/sjabloon/onderzoekers/vastgehouden/', fill) : notice('not-found');
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/vastgehouden', '/onderzoekers/vastgehouden/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
