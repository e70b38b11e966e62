/** Who asked for no more messages wants them back. */
import type { Config } from '@netlify/functions';
import { goDone, lost, ownForm } from '../src/server/own-page.ts';
import { serve } from '../src/server/serve.ts';

export const handle = ownForm(async (_data, world, visit, { hash }) => {
  const { status } = await world.database.allowContact(visit.at, hash);
  return status === 'allowed' ? goDone('/mijn/', 'verder') : lost(status, world, visit);
});
export default serve(handle);
export const config: Config = {
  path: '/api/mijn/berichten',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
