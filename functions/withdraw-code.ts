/** A recruiter takes a code back: it counts no more, and nobody can make it again. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { codePath, fillCode, TOKEN } from '../src/server/own-code.ts';
import { form, serve } from '../src/server/serve.ts';
import { confirmCodeBack } from '../src/server/words.ts';

export const handle = form(async (data, world, { at }) => {
  const { database, secrets } = world;
  const token = one(data, 'token');
  if (!TOKEN.test(token)) return notice('link-unknown');
  const hash = secrets.tokenHash(token);
  if (one(data, 'sure') === '') {
    const via = await database.readVia(at, hash);
    if (via.status !== 'code') return notice('link-unknown');
    const page = fillCode(world, at, via, token);
    return again('/sjabloon/verspreiden/code/', { ...page, form: data, problems: [confirmCodeBack] });
  }
  const { status } = await database.withdrawVia(at, hash);
  return status === 'none' ? notice('link-unknown') : { ...go(codePath(token)), event: status };
});
export default serve(handle);
export const config: Config = {
  path: '/api/verspreiden/intrekken',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
