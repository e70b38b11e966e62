/** Something was recorded of somebody by mistake: it is taken back, with who and why. */
import type { Config } from '@netlify/functions';
import { readReason } from '../src/domain/desk-form.ts';
import { one } from '../src/domain/form.ts';
import { personPath } from '../src/server/desk-calls.ts';
import { readPersonPage } from '../src/server/desk-person.ts';
import { deskForm, PERSON, UUID } from '../src/server/desk-visit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { reasonToWithdraw } from '../src/server/words.ts';

export const handle = deskForm('life_events', async (data, world, desk) => {
  const [code, event] = [one(data, 'participant'), one(data, 'event')];
  const page = PERSON.test(code) && UUID.test(event) ? await readPersonPage(world, desk, code) : null;
  if (!page) return notice('not-found');
  const read = readReason({ reason: one(data, 'withdrawn_reason') });
  // Each row has this form, so that no row can be marked.
  if (read.problems) {
    return again('/sjabloon/onderzoekers/deelnemer/', { ...page.fill, problems: [reasonToWithdraw] });
  }
  const { status } = await world.research.withdrawLifeEvent(desk.token, desk.at, event, read.reason);
  return status === 'unknown' ? notice('not-found') : { ...go(personPath(code)), event: status };
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/gebeurtenis-terug',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
