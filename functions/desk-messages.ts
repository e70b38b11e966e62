/** The research desk: every message as it would be mailed, and when. */
import type { Config } from '@netlify/functions';
import { fillMessages } from '../src/server/desk-messages.ts';
import { deskPage } from '../src/server/desk-visit.ts';
import { go, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage(null, (world, { at, role }) =>
  // Who can sign in and has no role (any more) is no researcher.
  role === null ? go('/onderzoekers/') : show('/sjabloon/onderzoekers/berichten/', fillMessages(world, at)),
);
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/berichten', '/onderzoekers/berichten/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
