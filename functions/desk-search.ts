/** Finds a participant by pseudonym or by name. What was typed is in no address: those stay in histories and logs [D1]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { personPath } from '../src/server/desk-calls.ts';
import { findPeople } from '../src/server/desk-person.ts';
import { deskForm, PERSON, SEARCH_PAGE } from '../src/server/desk-visit.ts';
import { again, go, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { nobodyFound } from '../src/server/words.ts';

export const handle = deskForm('life_events', async (data, world, desk) => {
  const typed = one(data, 'code').slice(0, 60);
  const code = typed.toUpperCase();
  const isKnown = PERSON.test(code) && (await world.research.participant(desk.token, code)) !== null;
  if (isKnown) return go(personPath(code));
  const people = typed.length < 2 ? [] : await findPeople(world, desk, typed);
  const value = { code: typed };
  if (people.length) return show(SEARCH_PAGE, { value, show: ['found'], each: { people } });
  return again(SEARCH_PAGE, { value, problems: [nobodyFound] });
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/zoeken',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
