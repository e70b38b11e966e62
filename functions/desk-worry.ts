/** One tap: somebody worries about a participant. A task with an owner and a deadline [C8]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { deskForm, PERSON } from '../src/server/desk-visit.ts';
import { notice, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { personPath } from '../src/server/desk-calls.ts';

export const handle = deskForm('tasks', async (data, { research }, desk) => {
  const participant = one(data, 'participant');
  if (!PERSON.test(participant)) return notice('not-found');
  const { status } = await research.openWorry(desk.token, desk.at, participant);
  if (status !== 'opened' && status !== 'already_open') return notice('not-found');
  const fill = {
    text: { participant, owner: desk.email },
    href: { person: personPath(participant) },
    show: [status],
  };
  return show('/sjabloon/onderzoekers/zorg/', fill, { event: status });
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/zorg',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
