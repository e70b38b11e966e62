/** Recruiting at the desk: who asks for a talk, and what came by each code, as this role may see it [C4, T6]. */
import type { Config } from '@netlify/functions';
import { readRecruiting } from '../src/server/desk-recruiting.ts';
import { deskPage } from '../src/server/desk-visit.ts';
import { show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('via', async (world, desk) =>
  show('/sjabloon/onderzoekers/werving/', await readRecruiting(world, desk)),
);
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/werving', '/onderzoekers/werving/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
