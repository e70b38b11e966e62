/** Mails a researcher a one-time code. The answer is the same whether the address is known or not. */
import type { Config } from '@netlify/functions';
import { readEmail } from '../src/domain/contact.ts';
import { triedTooOften } from '../src/server/limit.ts';
import { again, notice, show } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';

const SIGN_IN = '/sjabloon/onderzoekers/inloggen/';

export const handle = form(
  async (data, world, visit) => {
    const read = readEmail(data);
    if (read.problems) return again(SIGN_IN, { form: data, problems: read.problems });
    if (await triedTooOften(world, visit, 'desk-code', read.email, 5)) return notice('too-many-requests');
    await visit.later(world.identity.sendCode(read.email));
    return show('/sjabloon/onderzoekers/code/', { value: { email: read.email } });
  },
  () => SIGN_IN,
);
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/code',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 30, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
