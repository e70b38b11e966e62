/** Signs a researcher in with the code from the mail; guessing is limited by address. */
import type { Config } from '@netlify/functions';
import { readCode } from '../src/domain/code.ts';
import { readEmail } from '../src/domain/contact.ts';
import { DESK_COOKIE, setCookie } from '../src/server/cookies.ts';
import type { Problem } from '../src/domain/form.ts';
import { triedTooOften } from '../src/server/limit.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';
import { codeDoesNotFit } from '../src/server/words.ts';

export const handle = form(async (data, world, visit) => {
  const address = readEmail(data);
  if (address.problems)
    return again('/sjabloon/onderzoekers/inloggen/', { form: data, problems: address.problems });
  const { email } = address;
  const reshow = (problems: readonly Problem[]) =>
    again('/sjabloon/onderzoekers/code/', { value: { email }, problems });
  const read = readCode(data);
  if (read.problems) return reshow(read.problems);
  if (await triedTooOften(world, visit, 'desk-sign-in', email, 10)) return notice('too-many-requests');
  const desk = await world.identity.verify(email, read.code);
  if (!desk) return reshow([codeDoesNotFit]);
  return go('/onderzoekers/', [setCookie(DESK_COOKIE, desk.accessToken, desk.seconds)]);
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/inloggen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 30, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
