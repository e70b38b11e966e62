/** Opens the questionnaire of a task for a researcher, who types what the participant answers: that and nothing else [T8]. */
import type { Config } from '@netlify/functions';
import { readAssist } from '../src/domain/attempt.ts';
import { dayOf } from '../src/domain/calendar.ts';
import { one, type Problem } from '../src/domain/form.ts';
import { readTaskPage } from '../src/server/desk-calls.ts';
import { deskForm, UUID } from '../src/server/desk-visit.ts';
import { again, goSignedOut, notice } from '../src/server/outcome.ts';
import { questionnairePath } from '../src/server/paths.ts';
import { serve } from '../src/server/serve.ts';
import { sessionCookie } from '../src/server/session.ts';
import { cannotAssist } from '../src/server/words.ts';

export const handle = deskForm('assist', async (data, world, desk) => {
  const { research, secrets, sessions } = world;
  const id = one(data, 'task');
  const page = UUID.test(id) ? await readTaskPage(world, desk, id) : null;
  if (!page) return notice('not-found');
  const reshow = (problems: readonly Problem[]) =>
    again('/sjabloon/onderzoekers/taak/', { ...page, form: data, problems });
  const read = readAssist(data, dayOf(desk.at));
  if (read.problems) return reshow(read.problems);
  const secret = secrets.newToken();
  const how = { mode: read.mode, answeredOn: read.answeredOn, sessionHash: secrets.tokenHash(secret) };
  const started = await research.startAssisted(desk.token, desk.at, id, how);
  if (started.status !== 'started') return reshow([cannotAssist(started.status)]);
  // The session ends with the browser; what another person left in it goes now [C10].
  return goSignedOut(`${questionnairePath(started.questionnaire)}gesprek/`, [
    sessionCookie(secret),
    await sessions.access([`vragenlijst/${started.questionnaire}`], desk.at),
  ]);
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/invullen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
