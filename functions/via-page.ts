/** The way in for who came by a link that isn't a company's: the same pages, which take the code along to the check. */
import type { Config } from '@netlify/functions';
import { checkTemplate, roleAt } from '../src/server/paths.ts';
import { go, show } from '../src/server/outcome.ts';
import { page, serve } from '../src/server/serve.ts';
import { viaIn } from '../src/server/via.ts';

export const handle = page(({ trial }, visit) => {
  const code = viaIn(visit);
  const segment = visit.url.pathname.split('/')[2] ?? '';
  if (!code) return go('/');
  if (segment === 'welkom') {
    const ways = Object.entries(trial.roles).map(([role, { path }]) => [
      `check_${role}`,
      `/via/${path}/?via=${code}`,
    ]);
    return show('/', { href: Object.fromEntries(ways) });
  }
  const role = roleAt(trial, segment);
  return role === null
    ? go('/')
    : show(checkTemplate(trial, role, code), { text: { via: code }, value: { via: code } });
});
export default serve(handle);
export const config: Config = {
  path: ['/via/:page', '/via/:page/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
