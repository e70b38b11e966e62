/** One participant, for who calls them: contact, questionnaires, tasks and what happened; no answers and no arm [T6]. */
import type { Config } from '@netlify/functions';
import { readPersonPage } from '../src/server/desk-person.ts';
import { asked, deskPage, PERSON, SEARCH_PAGE } from '../src/server/desk-visit.ts';
import { again, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { nobodyFound } from '../src/server/words.ts';

/** Anything else in the address than a pseudonym is neither looked for nor shown: it could be a name [D1]. */
export const handle = deskPage('life_events', async (world, desk) => {
  const code = asked(desk, 'code', PERSON);
  if (!code) return show(SEARCH_PAGE);
  const page = await readPersonPage(world, desk, code);
  if (page) return show('/sjabloon/onderzoekers/deelnemer/', page.fill);
  return again(SEARCH_PAGE, { value: { code }, problems: [nobodyFound] });
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/deelnemer', '/onderzoekers/deelnemer/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
