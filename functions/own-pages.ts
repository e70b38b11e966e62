/** The smaller pages of one's own, each behind a fresh code [C9]. */
import type { Config } from '@netlify/functions';
import { go, notice, type Outcome } from '../src/server/outcome.ts';
import { showConsentAgain } from '../src/server/own-consent.ts';
import { showDetails } from '../src/server/own-details.ts';
import { ownPage, showOwn, type Own } from '../src/server/own-page.ts';
import { showPause } from '../src/server/own-pause.ts';
import { serve } from '../src/server/serve.ts';
import type { Visit } from '../src/server/visit.ts';
import type { World } from '../src/server/world.ts';

type Show = (world: World, visit: Visit, own: Own) => Promise<Outcome> | Outcome;

/** Pages for who takes part; who stopped is led to the own page, which says what still can be done. */
const taking =
  (show: Show): Show =>
  (world, visit, own) =>
    own.session.stopped ? go('/mijn/') : show(world, visit, own);

const PAGES: Readonly<Record<string, Show>> = {
  '/mijn/gegevens': taking(showDetails),
  '/mijn/adres': taking((_world, visit, own) => showOwn('/sjabloon/mijn/adres/', visit, own)),
  '/mijn/pauze': taking(showPause),
  '/mijn/opnieuw': taking(showConsentAgain),
  '/mijn/stoppen': (_world, visit, own) => showOwn('/sjabloon/mijn/stoppen/', visit, own),
};

export const handle = ownPage((world, visit, own) => {
  const show = PAGES[visit.url.pathname.replace(/\/$/, '')];
  return show ? show(world, visit, own) : notice('not-found');
});
export default serve(handle);
export const config: Config = {
  path: [
    '/mijn/gegevens/',
    '/mijn/adres/',
    '/mijn/pauze/',
    '/mijn/opnieuw/',
    '/mijn/stoppen/',
    '/mijn/gegevens',
    '/mijn/adres',
    '/mijn/pauze',
    '/mijn/opnieuw',
    '/mijn/stoppen',
  ],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
