/** A recruiter makes a code for a link; what opens its totals is shown once, and kept as a hash [C4, C9]. */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { one } from '../src/domain/form.ts';
import { kitIsOut } from '../src/domain/kit.ts';
import { recruitmentState } from '../src/domain/recruitment.ts';
import { codeTaken, readOwnCode } from '../src/domain/via.ts';
import { triedTooOften } from '../src/server/limit.ts';
import { again, notice, show } from '../src/server/outcome.ts';
import { fillMade, makeCode } from '../src/server/own-code.ts';
import { form, serve } from '../src/server/serve.ts';

const TRIES = 10;

export const handle = form(async (data, world, visit) => {
  const { trial, content } = world;
  const { audiences } = content.kit;
  const audience = audiences.find(({ code }) => code === one(data, 'audience'));
  if (!audience || one(data, 'website') !== '') return notice('bad-request');
  if (!kitIsOut(recruitmentState(trial.recruitment, dayOf(visit.at)))) return notice('recruitment-not-open');
  const page = `/verspreiden/${audience.code}/`;
  const read = readOwnCode(
    data,
    audiences.map(({ code }) => code),
  );
  if (read.problems) return again(page, { form: data, problems: read.problems });
  if (await triedTooOften(world, visit, 'make-code', '', TRIES)) return notice('too-many-requests');
  const made = await makeCode(world, visit.at, audience, read.code);
  return made
    ? show('/sjabloon/verspreiden/gemaakt/', fillMade(world, audience, made), { event: 'made' })
    : again(page, { form: data, problems: [codeTaken] });
});
export default serve(handle);
export const config: Config = {
  path: '/api/verspreiden/code',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
