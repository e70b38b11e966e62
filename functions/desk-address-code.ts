/** Another code for an address that waits: the one that was said has run out, or was tried too often. The mail stays good. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { contactAgain, newAddressCode, readContactPage, showCode } from '../src/server/desk-contact.ts';
import { deskForm, PERSON } from '../src/server/desk-visit.ts';
import { notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { cannotChangeContact } from '../src/server/words.ts';

export const handle = deskForm('change_contact', async (data, world, desk) => {
  const person = one(data, 'participant');
  const page = PERSON.test(person) ? await readContactPage(world, desk, person) : null;
  if (!page) return notice('not-found');
  // Of this person, and not of the id that the form holds: that may be of one that was replaced.
  if (!page.waiting) return contactAgain(page, undefined, [cannotChangeContact('over')]);
  const { id, code, hash } = newAddressCode(world, page.waiting.id);
  const { status } = await world.research.renewAddressCode(desk.token, desk.at, id, hash);
  const now = await readContactPage(world, desk, person);
  if (!now) return notice('not-found');
  if (status === 'renewed') return { ...showCode(now, code), event: status };
  return contactAgain(now, undefined, [cannotChangeContact(status === 'ended' ? 'over' : status)]);
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/adres-code',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
