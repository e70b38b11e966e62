/** The totals of a recruiter's own code, behind the private link. Looking changes nothing [C4]. */
import type { Config } from '@netlify/functions';
import { notice, show } from '../src/server/outcome.ts';
import { fillCode, TOKEN } from '../src/server/own-code.ts';
import { page, serve } from '../src/server/serve.ts';

export const handle = page(async (world, { at, url }) => {
  const token = url.searchParams.get('t') ?? '';
  if (!TOKEN.test(token)) return notice('link-unknown');
  const via = await world.database.readVia(at, world.secrets.tokenHash(token));
  return via.status === 'code'
    ? show('/sjabloon/verspreiden/code/', fillCode(world, at, via, token))
    : notice('link-unknown');
});
export default serve(handle);
export const config: Config = {
  path: ['/verspreiden/code', '/verspreiden/code/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
