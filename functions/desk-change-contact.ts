/**
 * A researcher types another address or number, for who was recognised on the telephone. The address counts from the moment
 * that its owner opens the link that is mailed there and types the code that is shown here [C9].
 */
import type { Config } from '@netlify/functions';
import { normaliseEmail } from '../src/domain/contact.ts';
import { readContactChange } from '../src/domain/contact-change.ts';
import { one } from '../src/domain/form.ts';
import { contactAgain, newAddressCode, readContactPage, showCode } from '../src/server/desk-contact.ts';
import { contactPath } from '../src/server/desk-calls.ts';
import { deskForm, PERSON } from '../src/server/desk-visit.ts';
import { go, notice } from '../src/server/outcome.ts';
import { isAtWork } from '../src/server/own-details.ts';
import { serve } from '../src/server/serve.ts';
import { sealAddress } from '../src/server/sign-up.ts';
import { cannotChangeContact, notAResearchersAddress } from '../src/server/words.ts';

export const handle = deskForm('change_contact', async (data, world, desk) => {
  const person = one(data, 'participant');
  const page = PERSON.test(person) ? await readContactPage(world, desk, person) : null;
  if (!page) return notice('not-found');
  const read = readContactChange(data, page.phone);
  if (read.problems) return contactAgain(page, data, read.problems);
  const { email, phone, recognised, reason } = read.change;
  if (email === normaliseEmail(desk.email)) return contactAgain(page, data, [notAResearchersAddress]);
  if (email !== null && isAtWork(world, page.person.role, email) && one(data, 'sure') === '')
    return contactAgain(page, data, [], ['at-work']);
  const { id, code, hash } = newAddressCode(world);
  const { status } = await world.research.changeContact(desk.token, desk.at, person, {
    change: id,
    address: email === null ? null : sealAddress(world, email),
    codeHash: email === null ? null : hash,
    phone: phone === undefined ? null : { sealed: phone === null ? null : world.secrets.seal(phone) },
    recognised,
    reason,
  });
  if (status !== 'changed') return contactAgain(page, data, [cannotChangeContact(status)]);
  if (email === null) return { ...go(`${contactPath(person)}&klaar=telefoon`), event: status };
  const now = await readContactPage(world, desk, person);
  return now ? { ...showCode(now, code), event: status } : notice('not-found');
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/adres',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
