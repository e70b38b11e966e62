/** A link of the kit: counts the visit, and goes on to the site. No cookie, and nothing of the visitor [C4]. */
import type { Config } from '@netlify/functions';
import { go } from '../src/server/outcome.ts';
import { page, serve } from '../src/server/serve.ts';
import { countVia, isCrowded, viaIn } from '../src/server/via.ts';

export const handle = page(async (world, visit) => {
  const code = viaIn(visit);
  if (!code || visit.prefetch || visit.program || (await isCrowded(world, visit))) return go('/');
  const counted = await countVia(world, visit, code, 'visit');
  // Of a company nothing but visits is counted, so its code ends here.
  return { ...go(counted === 'other' ? `/via/welkom/?via=${code}` : '/'), event: counted };
});
export default serve(handle);
export const config: Config = {
  path: ['/via', '/via/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 600, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
