/** Consent to a new version [C7]. A no is never forced: the page leads to the three grades of withdrawing. */
import type { Config } from '@netlify/functions';
import { consentText, readConsent } from '../src/domain/consent.ts';
import { notice } from '../src/server/outcome.ts';
import { consentAgainPage } from '../src/server/own-consent.ts';
import { goDone, lost, ownForm } from '../src/server/own-page.ts';
import { consentWasRenewed } from '../src/server/own-words.ts';
import { roleOf } from '../src/server/paths.ts';
import { sha256 } from '../src/server/secrets.ts';
import { serve } from '../src/server/serve.ts';
import { one } from '../src/domain/form.ts';

export const handle = ownForm(async (data, world, visit, own) => {
  const consent = roleOf(world.trial, own.session.role)?.consent;
  if (!consent) return notice('bad-request');
  // Kept open while the words changed: what was ticked there was something else.
  if (one(data, 'version') !== consent.version) return consentAgainPage(world, own, {}, [consentWasRenewed]);
  const read = readConsent(consent, data);
  if (read.problems) return consentAgainPage(world, own, data, read.problems);
  const { status } = await world.database.consentAgain(visit.at, own.hash, {
    version: consent.version,
    hash: sha256(consentText(consent)),
    statements: read.given,
    refused: read.refused,
  });
  if (status === 'recorded' || status === 'not_needed') return goDone('/mijn/', 'toestemming');
  return status === 'outdated'
    ? consentAgainPage(world, own, {}, [consentWasRenewed])
    : lost(status, world, visit);
});
export default serve(handle);
export const config: Config = {
  path: '/api/mijn/toestemming',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
