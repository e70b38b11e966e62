/** How an attempt to reach somebody ended [T8]; a worry becomes a task of its own [C8]. */
import type { Config } from '@netlify/functions';
import { readAttempt } from '../src/domain/attempt.ts';
import { dayOf } from '../src/domain/calendar.ts';
import { one } from '../src/domain/form.ts';
import { readTaskPage, taskPath } from '../src/server/desk-calls.ts';
import { deskForm, UUID } from '../src/server/desk-visit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskForm('tasks', async (data, world, desk) => {
  const id = one(data, 'task');
  const task = UUID.test(id) ? await world.research.task(desk.token, id) : null;
  if (!task) return notice('not-found');
  const read = readAttempt(data, task.kind, dayOf(desk.at), task.unsaid);
  if (read.problems) {
    const page = await readTaskPage(world, desk, id);
    return again('/sjabloon/onderzoekers/taak/', { ...page, form: data, problems: read.problems });
  }
  const { status } = await world.research.recordAttempt(desk.token, desk.at, id, read.attempt);
  // What ends a task the database knows: a wrong number doesn't end a worry [C8].
  const stays = (await world.research.task(desk.token, id))?.state === 'open';
  return { ...go(stays ? taskPath(id) : '/onderzoekers/bellen/'), event: status };
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/poging',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
