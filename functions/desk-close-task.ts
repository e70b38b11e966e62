/** A task is done, without answers coming from it; a worry only after somebody did something about it [C8]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { readTaskPage } from '../src/server/desk-calls.ts';
import { deskForm, UUID } from '../src/server/desk-visit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { worryNeedsAttempt } from '../src/server/words.ts';

export const handle = deskForm('tasks', async (data, world, desk) => {
  const id = one(data, 'task');
  if (!UUID.test(id)) return notice('not-found');
  const { status } = await world.research.closeTask(desk.token, desk.at, id);
  if (status === 'needs_attempt') {
    const page = await readTaskPage(world, desk, id);
    return again('/sjabloon/onderzoekers/taak/', { ...page, problems: [worryNeedsAttempt] });
  }
  return status === 'unknown' ? notice('not-found') : { ...go('/onderzoekers/bellen/'), event: status };
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/taak-sluiten',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
