/** A talk came to an end: how, after which who asked is forgotten in so many days [D2]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { readTalkOutcome } from '../src/domain/talk.ts';
import { readTalkPage, TALK_PAGE } from '../src/server/desk-recruiting.ts';
import { deskForm, UUID } from '../src/server/desk-visit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskForm('talks', async (data, world, desk) => {
  const id = one(data, 'talk');
  const page = UUID.test(id) ? await readTalkPage(world, desk, id) : null;
  if (!page) return notice('not-found');
  const read = readTalkOutcome(data);
  if (read.problems) return again(TALK_PAGE, { ...page, form: data, problems: read.problems });
  const { status } = await world.research.closeTalk(desk.token, desk.at, id, read.outcome);
  return { ...go('/onderzoekers/werving/'), event: status };
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/gesprek-sluiten',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
