/** The mail about a consent on paper once more, to the same address: the person lost it, or forgot the figures at first. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { deskForm, UUID } from '../src/server/desk-visit.ts';
import { go, notice } from '../src/server/outcome.ts';
import { papersAgain, PAPERS_PATH } from '../src/server/paper-consent.ts';
import { serve } from '../src/server/serve.ts';
import { cannotEnterPaper, paperWaitsNoLonger } from '../src/server/words.ts';

export const handle = deskForm('enter_consent', async (data, world, desk) => {
  const id = one(data, 'paper');
  if (!UUID.test(id)) return notice('not-found');
  const { status } = await world.research.mailPaperAgain(desk.token, desk.at, id);
  if (status === 'mailed') return { ...go(`${PAPERS_PATH}?klaar=mail`), event: status };
  return papersAgain(world, desk, status === 'too_many' ? cannotEnterPaper(status) : paperWaitsNoLonger);
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/toestemming-mail',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
