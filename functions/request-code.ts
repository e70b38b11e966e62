/** Mails a code to an address, to whom a link was sent, or to the session's own address. The answer is always the same. */
import type { Config } from '@netlify/functions';
import { readEmail } from '../src/domain/contact.ts';
import { one } from '../src/domain/form.ts';
import { mailCode } from '../src/server/code.ts';
import { pendingLogin } from '../src/server/login.ts';
import { ACCESS_COOKIE, clearCookie } from '../src/server/cookies.ts';
import { again, go } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';
import { sessionCookie } from '../src/server/session.ts';
import type { Visit } from '../src/server/visit.ts';
import type { World } from '../src/server/world.ts';

export const handle = form(
  async (data, world, visit) => {
    const { secrets, database } = world;
    const token = one(data, 'token');
    if (token) {
      const hash = secrets.tokenHash(token);
      const secret = await pendingLogin(world, visit, hash, (session, code) =>
        database.requestLoginByLink(visit.at, hash, session, code),
      );
      return anew(world, visit, secret);
    }
    if ('email' in data || !visit.session) {
      const read = readEmail(data);
      if (read.problems) return again('/inloggen/', { form: data, problems: read.problems });
      const hash = secrets.emailHash(read.email);
      const secret = await pendingLogin(world, visit, hash, (session, code) =>
        database.requestLogin(visit.at, hash, session, code),
      );
      return anew(world, visit, secret);
    }
    await mailCode(world, visit, visit.session);
    return go('/code/');
  },
  () => '/inloggen/',
);

/** A pending session takes the place of the one before, on this device and in the database. */
async function anew({ database }: World, { at, session }: Visit, secret: string) {
  if (session) await database.endSession(at, session);
  return go('/code/', [sessionCookie(secret), clearCookie(ACCESS_COOKIE)]);
}

export default serve(handle);
export const config: Config = {
  path: '/api/code/aanvragen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
