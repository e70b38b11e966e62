/** Where the link in a mail to a new address lands. It reads and changes nothing: mail scanners follow links [C9]. */
import type { Config } from '@netlify/functions';
import { showAddressLink } from '../src/server/new-address.ts';
import { page, serve } from '../src/server/serve.ts';

export const handle = page(async (world, { at, url }) => {
  const token = url.searchParams.get('t') ?? '';
  if (!/^[\w-]{43}$/.test(token)) return showAddressLink('unknown', token);
  const { status } = await world.database.readAddressLink(at, world.secrets.tokenHash(token));
  return showAddressLink(status, token);
});
export default serve(handle);
export const config: Config = {
  path: ['/adres', '/adres/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
