/** What happened in somebody's life, recorded by the research team. For the other half of the couple nothing changes [C1]. */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { readEvent } from '../src/domain/desk-form.ts';
import { one, type Problem } from '../src/domain/form.ts';
import { personPath } from '../src/server/desk-calls.ts';
import { eventsOf, readPersonPage } from '../src/server/desk-person.ts';
import { deskForm, PERSON } from '../src/server/desk-visit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { alreadyDied } from '../src/server/words.ts';

export const handle = deskForm('life_events', async (data, world, desk) => {
  const code = one(data, 'participant');
  const page = PERSON.test(code) ? await readPersonPage(world, desk, code) : null;
  if (!page) return notice('not-found');
  const reshow = (problems: readonly Problem[]) =>
    again('/sjabloon/onderzoekers/deelnemer/', { ...page.fill, form: data, problems });
  const read = readEvent(data, eventsOf(world.trial, page.person.role), dayOf(desk.at));
  if (read.problems) return reshow(read.problems);
  const { status } = await world.research.recordLifeEvent(desk.token, desk.at, code, read.event);
  if (status === 'already') return reshow([alreadyDied]);
  return status === 'recorded' ? { ...go(personPath(code)), event: status } : notice('bad-request');
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/gebeurtenis',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
