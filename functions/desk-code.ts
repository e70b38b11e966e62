/** Mails a researcher a one-time code. The answer is the same whether the address is known or not. */
import type { Config } from '@netlify/functions';
import { readEmail } from '../src/domain/contact.ts';
import { again, notice, show } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';

const SIGN_IN = '/sjabloon/onderzoekers/inloggen/';

export const handle = form(
  async (data, { secrets, database, identity }, { at, later }) => {
    const read = readEmail(data);
    if (read.problems) return again(SIGN_IN, { form: data, problems: read.problems });
    const key = secrets.rateKey(`desk-code:${read.email}`);
    if ((await database.rate(at, key, 1800, 5)).status === 'limited') return notice('too-many-requests');
    await later(identity.sendCode(read.email));
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
