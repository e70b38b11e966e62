/**
 * A researcher types a consent that was signed on paper. It counts from the moment that the person opens the link that is mailed
 * to the address on it, and types the four figures that they wrote there [C7, C9].
 */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { consentText } from '../src/domain/consent.ts';
import { normaliseEmail } from '../src/domain/contact.ts';
import { one } from '../src/domain/form.ts';
import { readPaperConsent } from '../src/domain/paper-consent.ts';
import { mayEnrol, recruitmentState } from '../src/domain/recruitment.ts';
import { deskForm, UUID } from '../src/server/desk-visit.ts';
import { go, notice } from '../src/server/outcome.ts';
import { isAtWork } from '../src/server/own-details.ts';
import { figuresHash, paperFormAgain, PAPERS_PATH } from '../src/server/paper-consent.ts';
import { roleOf } from '../src/server/paths.ts';
import { sha256 } from '../src/server/secrets.ts';
import { serve } from '../src/server/serve.ts';
import { sealPerson } from '../src/server/sign-up.ts';
import { cannotEnterPaper, notAResearchersAddress } from '../src/server/words.ts';

export const handle = deskForm('enter_consent', async (data, world, desk) => {
  const { trial, secrets, research } = world;
  const [role, id] = [one(data, 'role'), one(data, 'paper')];
  const definition = roleOf(trial, role);
  if (!definition || !UUID.test(id)) return notice('bad-request');
  if (!mayEnrol(recruitmentState(trial.recruitment, dayOf(desk.at)))) return notice('recruitment-not-open');
  const typed = { role, id, form: data };
  const days = { today: dayOf(desk.at), most: trial.paperConsentDays };
  const read = readPaperConsent(definition, data, days);
  if (read.problems) return paperFormAgain(world, typed, read.problems);
  const { given, refused, phone, signedOn, figures, ...person } = read.paper;
  if (person.email === normaliseEmail(desk.email))
    return paperFormAgain(world, typed, [notAResearchersAddress]);
  if (isAtWork(world, role, person.email) && one(data, 'sure') === '')
    return paperFormAgain(world, typed, [], { flags: ['at-work'] });
  const { consent } = definition;
  const entered = await research.enterPaperConsent(desk.token, desk.at, {
    id,
    role,
    person: { ...sealPerson(world, person), phone_enc: phone === null ? null : secrets.seal(phone) },
    consent: {
      version: consent.version,
      hash: sha256(consentText(consent)),
      statements: given,
      refused,
    },
    signedOn,
    figuresHash: figuresHash(world, id, figures),
  });
  if (entered.status === 'entered') return { ...go(`${PAPERS_PATH}?klaar=ingevoerd`), event: 'entered' };
  const problems = [cannotEnterPaper(entered.status)];
  return entered.status === 'takes_part'
    ? paperFormAgain(world, typed, problems, { participant: entered.participant })
    : paperFormAgain(world, typed, problems);
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/toestemming',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
