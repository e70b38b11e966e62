/** Consent and name: the first moment at which something personal is stored [C6, C7]. */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { one } from '../src/domain/form.ts';
import { mayEnrol, recruitmentState } from '../src/domain/recruitment.ts';
import { again, go, notice, show } from '../src/server/outcome.ts';
import { checkPath, consentPath, roleOf } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';
import {
  enrol,
  invitationOf,
  mayConsentFrom,
  passedCheck,
  readSignUp,
  suspicion,
} from '../src/server/sign-up.ts';
import { thinkFirst } from '../src/server/words.ts';

export const handle = form(
  async (data, world, visit) => {
    const { trial, secrets, database } = world;
    const role = one(data, 'role');
    const definition = roleOf(trial, role);
    if (!definition) return notice('bad-request');
    if (!mayEnrol(recruitmentState(trial.recruitment, dayOf(visit.at))))
      return notice('recruitment-not-open');
    const check = await passedCheck(world, visit, role);
    if (!check) return go(checkPath(trial, role));
    const from = mayConsentFrom(definition, check, visit.at);
    if (from) return again(consentPath(trial, role), { form: data, problems: [thinkFirst(from)] });
    const invitation = await invitationOf(world, visit, role);
    const read = readSignUp(trial, role, data, invitation);
    if (read.problems) return again(consentPath(trial, role), { form: data, problems: read.problems });
    const reason = suspicion(data, check, visit.at);
    if (!reason) return enrol(world, visit, { role, data, signUp: read.signUp, invitation, via: check.via });
    await database.keepSuspicious(visit.at, secrets.seal(JSON.stringify({ role, ...read.signUp })), reason);
    return show('/sjabloon/nakijken/', {}, { event: 'kept-for-a-human' });
  },
  (data, { trial }) => (roleOf(trial, one(data, 'role')) ? consentPath(trial, one(data, 'role')) : null),
);
export default serve(handle);
export const config: Config = {
  path: '/api/aanmelden',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
