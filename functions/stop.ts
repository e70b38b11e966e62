/** A participant stops: ends the own messages, links and guidance. For the other nothing changes [C1, T3]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { askFreshCode } from '../src/server/code.ts';
import { clearParticipant } from '../src/server/cookies.ts';
import { fillMine } from '../src/server/mine.ts';
import { again, goSignedOut, notice } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';
import { confirmStop } from '../src/server/words.ts';

export const handle = form(async (data, world, visit) => {
  const { database } = world;
  const session = visit.session === null ? null : await database.readSession(visit.at, visit.session);
  if (!visit.session || session?.status !== 'open' || !session.trusted || !session.participant)
    return notice('no-session');
  if (!session.fresh) return askFreshCode(world, visit);
  if (session.stopped) return notice('stopped');
  if (one(data, 'confirm') === '') {
    return again('/sjabloon/mijn/', {
      ...fillMine(world, session, session.handover_id),
      problems: [confirmStop],
    });
  }
  const { status } = await database.stop(visit.at, visit.session);
  if (status === 'not_fresh') return askFreshCode(world, visit);
  return status === 'stopped' ? goSignedOut('/tot-ziens/', clearParticipant()) : notice('no-session');
});
export default serve(handle);
export const config: Config = {
  path: '/api/stoppen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
