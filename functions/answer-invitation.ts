/** The private answer to a handed link; whoever handed it over never learns it [C2]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { clearParticipant } from '../src/server/cookies.ts';
import { again, go, notice, show } from '../src/server/outcome.ts';
import { checkPath, invitedTemplate } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';
import { chooseAnAnswer } from '../src/server/words.ts';

const FIELDS = ['free', 'choice'] as const;

export const handle = form(async (data, { trial, database }, { at, session: hash }) => {
  const session = hash === null ? null : await database.readSession(at, hash);
  if (!hash || session?.status !== 'open' || !session.trusted || !session.invitation)
    return notice('no-session');
  const open = FIELDS.filter((field) => !['yes', 'no'].includes(one(data, field)));
  if (open.length) {
    return again(invitedTemplate(trial, session.role), { form: data, problems: open.map(chooseAnAnswer) });
  }
  const free = one(data, 'free') === 'yes';
  // Who doesn't feel free to say no hasn't freely said yes: that is a no as well.
  const choice = free && one(data, 'choice') === 'yes' ? 'yes' : 'no';
  const { status } = await database.answerInvitation(at, hash, choice, free);
  if (status === 'no_session') return notice('invitation-gone');
  if (choice === 'yes') return go(checkPath(trial, session.role));
  await database.endSession(at, hash);
  return show('/sjabloon/afgerond/', {}, { cookies: clearParticipant(), event: 'recorded' });
});
export default serve(handle);
export const config: Config = {
  path: '/api/uitnodiging/antwoord',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
