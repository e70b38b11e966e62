/** The owner of a new address typed the code that was said on the telephone: from here on all mail goes there. */
import type { Config } from '@netlify/functions';
import { readCode } from '../src/domain/code.ts';
import { one } from '../src/domain/form.ts';
import { sendRecorded } from '../src/server/messages.ts';
import { addressLinkAgain, showAddressLink } from '../src/server/new-address.ts';
import { notice, show } from '../src/server/outcome.ts';
import { addressCodeHash } from '../src/server/own-details.ts';
import { saidCodeDoesNotFit, saidCodeIsOver, typeSaidCode } from '../src/server/own-words.ts';
import { form, serve } from '../src/server/serve.ts';

export const handle = form(async (data, world, visit) => {
  const { database, secrets } = world;
  const token = one(data, 'token');
  const hash = secrets.tokenHash(token);
  const allowed = await database.rate(visit.at, secrets.rateKey(`link:${hash}`), 600, 30);
  if (allowed.status === 'limited') return notice('too-many-requests');
  const link = await database.readAddressLink(visit.at, hash);
  if (link.status !== 'waiting') return showAddressLink(link.status, token);
  const read = readCode(data);
  if (read.problems) return addressLinkAgain(token, typeSaidCode);
  const codeHash = addressCodeHash(world, link.change, read.code);
  const result = await database.confirmProposal(visit.at, hash, codeHash);
  if (result.status === 'wrong') return addressLinkAgain(token, saidCodeDoesNotFit);
  if (result.status === 'code_over') return addressLinkAgain(token, saidCodeIsOver);
  if (result.status !== 'changed') return showAddressLink(result.status, token);
  const { role, message, name_enc, old_email_enc } = result;
  if (message !== null) {
    const old = { name_enc, email_enc: old_email_enc };
    await visit.later(sendRecorded(world, visit.at, { id: message, kind: 'address-old', role }, old));
  }
  return show('/sjabloon/adres-klaar/', {}, { event: 'changed' });
});
export default serve(handle);
export const config: Config = {
  path: '/api/adres/bevestigen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
