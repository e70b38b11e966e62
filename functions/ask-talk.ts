/** An organisation asks for a talk: kept sealed for the coordinator, who is told that there is one [D1]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { OTHER_KIND, readTalk } from '../src/domain/talk.ts';
import { triedTooOften } from '../src/server/limit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';
import { sealTalk, talkSuspicion, tellTeam } from '../src/server/talk.ts';

const PAGE = '/sjabloon/verspreiden/gesprek/';
const THANKS = '/verspreiden/gesprek/bedankt/';
const TRIES = 5;

export const handle = form(
  async (data, world, visit) => {
    const { content, database, secrets } = world;
    const read = readTalk(data, [...content.kit.audiences.map(({ code }) => code), OTHER_KIND]);
    const value = { started: one(data, 'gestart') };
    if (read.problems) return again(PAGE, { form: data, value, problems: read.problems });
    // The same form twice, by a second press of the button, is one request.
    const same = secrets.rateKey(`talk:${JSON.stringify([read.kind, read.talk, value.started])}`);
    if ((await database.rate(visit.at, same, 86_400, 1)).status === 'limited') return go(THANKS);
    if (await triedTooOften(world, visit, 'talk', '', TRIES)) return notice('too-many-requests');
    const reason = talkSuspicion(world, visit, data);
    await database.askTalk(visit.at, read.kind, sealTalk(world, read.talk), reason);
    if (!reason) await visit.later(tellTeam(world, visit.at));
    return { ...go(THANKS), event: reason ?? 'asked' };
  },
  () => PAGE,
);
export default serve(handle);
export const config: Config = {
  path: '/api/verspreiden/gesprek',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
