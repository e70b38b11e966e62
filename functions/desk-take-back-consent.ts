/** A consent on paper that was typed wrong is taken back, as long as nobody confirmed it: the link in its mail dies. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { deskForm, UUID } from '../src/server/desk-visit.ts';
import { go, notice } from '../src/server/outcome.ts';
import { papersAgain, PAPERS_PATH } from '../src/server/paper-consent.ts';
import { serve } from '../src/server/serve.ts';
import { paperWaitsNoLonger } from '../src/server/words.ts';

export const handle = deskForm('enter_consent', async (data, world, desk) => {
  const id = one(data, 'paper');
  if (!UUID.test(id)) return notice('not-found');
  const { status } = await world.research.takeBackPaper(desk.token, desk.at, id);
  if (status === 'taken_back') return { ...go(`${PAPERS_PATH}?klaar=terug`), event: status };
  return papersAgain(world, desk, paperWaitsNoLonger);
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/toestemming-terug',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
