/** Lifts what holds a couple, or excludes it; with a reason, by somebody who sees no arm [T2]. */
import type { Config } from '@netlify/functions';
import { readDecision } from '../src/domain/desk-form.ts';
import { one } from '../src/domain/form.ts';
import { readHoldPage } from '../src/server/desk-hold.ts';
import { deskForm, UUID } from '../src/server/desk-visit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskForm('decide_holds', async (data, world, desk) => {
  const id = one(data, 'hold');
  const page = UUID.test(id) ? await readHoldPage(world, desk, id) : null;
  if (!page) return notice('not-found');
  const read = readDecision(data);
  if (read.problems)
    return again('/sjabloon/onderzoekers/vastgehouden/', { ...page, form: data, problems: read.problems });
  const { decision, reason } = read;
  const { status } = await world.research.decideHold(desk.token, desk.at, id, decision, reason);
  return { ...go('/onderzoekers/'), event: status };
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/vastgehouden',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
