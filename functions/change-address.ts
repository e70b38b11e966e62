/** A new e-mail address: a code goes there; it counts from the moment that the code is typed. */
import type { Config } from '@netlify/functions';
import { readNewAddress } from '../src/domain/address-change.ts';
import { one } from '../src/domain/form.ts';
import { sendAtOnce } from '../src/server/messages.ts';
import { addressCodeHash, detailsAgain, isAtWork } from '../src/server/own-details.ts';
import { lost, ownForm } from '../src/server/own-page.ts';
import { askedTooOften, notTwiceTheSame, sameAddress } from '../src/server/own-words.ts';
import { go } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { sealAddress } from '../src/server/sign-up.ts';

export const handle = ownForm(
  async (data, world, visit, own) => {
    const wrong = detailsAgain(world, visit, own, data);
    const read = readNewAddress(data, notTwiceTheSame);
    if (read.problems) return wrong(read.problems);
    if (isAtWork(world, own.session.role, read.email) && one(data, 'sure') === '')
      return wrong([], ['at-work']);
    const code = world.secrets.newCode();
    const address = sealAddress(world, read.email);
    const result = await world.database.requestAddress(visit.at, own.hash, {
      address,
      codeHash: addressCodeHash(world, own.hash, code),
    });
    if (result.status === 'same') return wrong([sameAddress]);
    if (result.status === 'too_many') return wrong([askedTooOften]);
    if (result.status !== 'opened') return lost(result.status, world, visit);
    if (!result.taken) {
      const to = { name_enc: result.name_enc, email_enc: address.email_enc };
      const about = { role: own.session.role, sessionHash: own.hash, code };
      await visit.later(sendAtOnce(world, visit.at, 'address-new', to, about));
    }
    return go('/mijn/adres/');
  },
  { reshow: '/sjabloon/mijn/gegevens/' },
);
export default serve(handle);
export const config: Config = {
  path: '/api/mijn/adres',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
