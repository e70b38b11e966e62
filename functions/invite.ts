/** Sends the invitation on its way: it leaves after the time in which it can be taken back [C3]. */
import type { Config } from '@netlify/functions';
import { readInvitation } from '../src/domain/invitation.ts';
import { inviterOf } from '../src/server/invitation.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { invitePath, mailersPage } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';
import { sealPerson } from '../src/server/sign-up.ts';
import { alreadyMember, notYourOwnAddress } from '../src/server/words.ts';

export const handle = form(
  async (data, world, visit) => {
    const inviter = await inviterOf(world, visit);
    if (!inviter) return notice('no-session');
    const page = invitePath(world.trial, inviter.session.role);
    const read = readInvitation(data, inviter.invited, { typedTwice: false, ownEmail: inviter.email });
    if (read.problems) return again(page, { form: data, problems: read.problems });
    const { invitation } = read;
    const sealed = {
      ...sealPerson(world, invitation),
      shown_name_enc: world.secrets.seal(invitation.shownName),
    };
    const result = await world.database.invite(visit.at, inviter.sessionHash, sealed, true);
    if (result.status === 'invited') return go('/mijn/');
    if (result.status === 'already_invited') return notice('already-invited');
    if (result.status !== 'same_person' && result.status !== 'already_member') return notice('no-session');
    const field = `${inviter.invited.role}_email`;
    const problems = [result.status === 'same_person' ? notYourOwnAddress(field) : alreadyMember(field)];
    return again(page, { form: data, problems });
  },
  (_data, { trial }) => mailersPage(trial),
);
export default serve(handle);
export const config: Config = {
  path: '/api/uitnodiging',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
