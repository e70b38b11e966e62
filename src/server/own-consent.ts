/** The words of what somebody consented to, by version, and the page on which a new version is read and given [C7]. */
import { dayOf, plainDate, timeOf } from '../domain/calendar.ts';
import { consentText } from '../domain/consent.ts';
import type { FormInput, Problem } from '../domain/form.ts';
import type { Consent, Role } from '../domain/trial.ts';
import type { KeptConsent } from './database/own-page.ts';
import type { FillRow } from './fill.ts';
import { again, go, show, type Outcome } from './outcome.ts';
import type { Own } from './own-page.ts';
import { roleOf } from './paths.ts';
import { sha256 } from './secrets.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

type Words = Pick<World, 'trial' | 'content'>;

/** The consent of a role, word for word as it was given; null when these words are not among those kept. */
export function consentGiven({ trial, content }: Words, role: Role, given: KeptConsent): Consent | null {
  const now = roleOf(trial, role)?.consent;
  const all = [...(now ? [now] : []), ...(content.consents[role]?.earlier ?? [])];
  return (
    all.find((one) => one.version === given.version && sha256(consentText(one)) === given.text_hash) ?? null
  );
}

/** Each statement with whether it was given, in the order and the words of that version; by its code where words lack. */
export function statementsGiven(
  consent: Consent | null,
  { statements, refused }: KeptConsent,
): readonly { readonly words: string; readonly given: boolean }[] {
  if (!consent)
    return [...statements, ...refused].map((code) => ({ words: code, given: statements.includes(code) }));
  return consent.statements
    .filter(({ code }) => statements.includes(code) || refused.includes(code))
    .map(({ code, words }) => ({ words, given: statements.includes(code) }));
}

/** Rows for the page: each consent as a heading with its statements under it, the newest first. */
export function consentRows(world: Words, role: Role, consents: readonly KeptConsent[]): readonly FillRow[] {
  return consents.toReversed().flatMap((one) => {
    const consent = consentGiven(world, role, one);
    const heading: FillRow = {
      text: {
        version: one.version,
        day: plainDate(dayOf(one.given_at)),
        time: timeOf(one.given_at),
        signed_on: one.signed_on === null ? '' : plainDate(one.signed_on),
      },
      href: { information: `/informatie/${one.version}/` },
      show: ['heading', one.mode, consent ? 'words' : 'no-words'],
    };
    const rows = statementsGiven(consent, one).map(({ words, given }) => ({
      text: { words },
      show: ['statement', given ? 'given' : 'refused'],
    }));
    return [heading, ...rows];
  });
}

const pageOf = ({ trial }: World, role: Role): string =>
  `/sjabloon/mijn/opnieuw/${roleOf(trial, role)?.path}/`;

function changesFor({ trial, content }: World, role: Role): FillRow[] {
  const version = roleOf(trial, role)?.consent.version ?? '';
  return (content.consents[role]?.changes[version] ?? []).map((change) => ({ text: { change } }));
}

/** What is new, and the statements to give again; only while that is asked. */
export function showConsentAgain(world: World, _visit: Visit, { session }: Own): Outcome {
  if (!session.consent_again) return go('/mijn/');
  return show(pageOf(world, session.role), { each: { changes: changesFor(world, session.role) } });
}

/** The same page with what was ticked, and what is wrong. */
export const consentAgainPage = (
  world: World,
  { session }: Own,
  form: FormInput,
  problems: readonly Problem[],
): Outcome =>
  again(pageOf(world, session.role), { form, problems, each: { changes: changesFor(world, session.role) } });
