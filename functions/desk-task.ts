/** One task: whom to call, what to say, and what came of it. */
import type { Config } from '@netlify/functions';
import { readTaskPage } from '../src/server/desk-calls.ts';
import { asked, deskPage, UUID } from '../src/server/desk-visit.ts';
import { notice, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('tasks', async (world, desk) => {
  const id = asked(desk, 'id', UUID);
  const fill = id && (await readTaskPage(world, desk, id));
  return fill ? show('/sjabloon/onderzoekers/taak/', fill) : notice('not-found');
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/bellen/taak', '/onderzoekers/bellen/taak/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
