/** What a participant consented to and when, in the words of that version; after a code, never attached to a mail [C7]. */
import type { Config } from '@netlify/functions';
import { consentRows } from '../src/server/own-consent.ts';
import { lost, ownPage, showOwn } from '../src/server/own-page.ts';
import { serve } from '../src/server/serve.ts';

export const handle = ownPage(async (world, visit, own) => {
  const read = await world.database.readConsent(visit.at, own.hash);
  if (read.status !== 'consents') return lost(read.status, world, visit);
  return showOwn('/sjabloon/mijn/toestemming/', visit, own, {
    each: { consents: consentRows(world, read.role, read.consents) },
  });
});
export default serve(handle);
export const config: Config = {
  path: ['/mijn/toestemming', '/mijn/toestemming/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
