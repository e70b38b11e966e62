/** Where a personal link lands. Mail scanners follow links, so nothing happens before a button is pressed [C9]. */
import type { Config } from '@netlify/functions';
import { show } from '../src/server/outcome.ts';
import { page, serve } from '../src/server/serve.ts';

export const handle = page((_world, { url }) => {
  const token = url.searchParams.get('t') ?? '';
  const complete = /^[\w-]{43}$/.test(token);
  return show('/sjabloon/start/', complete ? { value: { token } } : { show: ['no-token'] });
});
export default serve(handle);
export const config: Config = {
  path: ['/start', '/start/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
