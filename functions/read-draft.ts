/** Gives answers back that were saved and not yet sent: on the device that typed them, or after a code [C9]. */
import type { Config } from '@netlify/functions';
import { z } from 'zod';
import { answer } from '../src/server/outcome.ts';
import { json, serve } from '../src/server/serve.ts';

const wanted = z.object({
  questionnaire: z.string().max(100),
  version: z.number().int().nonnegative().max(1_000_000),
});

export const handle = json(async (data, { database, secrets }, { at, session }) => {
  const read = wanted.safeParse(data);
  if (!read.success) return answer({ status: 'bad_request' }, { status: 400, event: 'bad-request' });
  if (!session) return answer({ status: 'no_session' }, { status: 401, event: 'no_session' });
  const found = await database.readDraft(at, session, read.data);
  if (!('participant' in found)) {
    // That a questionnaire is closed is an answer to this question, and no refusal.
    return answer(found, { status: found.status === 'no_session' ? 401 : 200, event: found.status });
  }
  const { participant, ...draft } = found;
  const whose = await database.readSession(at, session);
  const open = whose.status === 'open' ? whose.questionnaires : [];
  const last = open.findLast((one) => one.questionnaire === read.data.questionnaire)?.closes_on;
  return answer(
    { ...draft, person: secrets.personTag(participant), ...(last && { closes_on: last }) },
    { event: draft.status },
  );
});
export default serve(handle);
export const config: Config = {
  path: '/api/vragenlijst/hervatten',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
