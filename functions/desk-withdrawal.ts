/** Somebody said to the research team to stop, or to send no mail and not to call. For the other nothing changes [C1]. */
import type { Config } from '@netlify/functions';
import { readWithdrawal } from '../src/domain/desk-form.ts';
import { one, type Problem } from '../src/domain/form.ts';
import { personPath } from '../src/server/desk-calls.ts';
import { readPersonPage } from '../src/server/desk-person.ts';
import { deskForm, PERSON } from '../src/server/desk-visit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { alreadyWithdrawn } from '../src/server/words.ts';

export const handle = deskForm('life_events', async (data, world, desk) => {
  const code = one(data, 'participant');
  const page = PERSON.test(code) ? await readPersonPage(world, desk, code) : null;
  if (!page) return notice('not-found');
  const reshow = (problems: readonly Problem[]) =>
    again('/sjabloon/onderzoekers/deelnemer/', { ...page.fill, form: data, problems });
  const read = readWithdrawal(data);
  if (read.problems) return reshow(read.problems);
  const { status } = await world.research.recordWithdrawal(desk.token, desk.at, code, read.asked);
  if (status === 'already') return reshow([alreadyWithdrawn]);
  return status === 'recorded' ? { ...go(personPath(code)), event: status } : notice('bad-request');
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/stoppen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
