/** The research desk: how the guidance is read, page by page. For who may know the arm: reading tells it [T7]. */
import type { Config } from '@netlify/functions';
import { fillUse } from '../src/server/desk-use.ts';
import { deskPage } from '../src/server/desk-visit.ts';
import { show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('use', async ({ research }, { token }) => {
  const [pages, refused] = await Promise.all([research.pageUse(token), research.refusedTotal(token)]);
  return show('/sjabloon/onderzoekers/gebruik/', fillUse(pages, refused));
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/gebruik', '/onderzoekers/gebruik/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
