/** One request for a talk: who asks, what for, and how it ended. */
import type { Config } from '@netlify/functions';
import { readTalkPage, TALK_PAGE } from '../src/server/desk-recruiting.ts';
import { asked, deskPage, UUID } from '../src/server/desk-visit.ts';
import { notice, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('talks', async (world, desk) => {
  const id = asked(desk, 'id', UUID);
  const fill = id && (await readTalkPage(world, desk, id));
  return fill ? show(TALK_PAGE, fill) : notice('not-found');
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/werving/gesprek', '/onderzoekers/werving/gesprek/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
