/** Where the link in a mail about a form on paper lands. It reads and changes nothing: mail scanners follow links [C9]. */
import type { Config } from '@netlify/functions';
import { showPaperLink } from '../src/server/paper-link.ts';
import { page, serve } from '../src/server/serve.ts';

export const handle = page(async (world, { at, url }) => {
  const token = url.searchParams.get('t') ?? '';
  if (!/^[\w-]{43}$/.test(token)) return showPaperLink('unknown', token);
  const { status } = await world.database.readPaperLink(at, world.secrets.tokenHash(token));
  return showPaperLink(status, token);
});
export default serve(handle);
export const config: Config = {
  path: ['/bevestigen', '/bevestigen/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
