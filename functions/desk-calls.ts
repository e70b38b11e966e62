/** The phone list: what has to be done for whom, the earliest first. */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { fillCalls, openContacts } from '../src/server/desk-calls.ts';
import { deskPage } from '../src/server/desk-visit.ts';
import { show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('tasks', async (world, desk) => {
  const tasks = await world.research.tasks(desk.token);
  const people = await openContacts(
    world,
    desk,
    tasks.map(({ participant }) => participant),
  );
  return show('/sjabloon/onderzoekers/bellen/', fillCalls(world.trial, tasks, people, dayOf(desk.at)));
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/bellen', '/onderzoekers/bellen/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
