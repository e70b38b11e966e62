/** The steps of signing up: the passed check, the way in, what was typed, whether it looks like a robot, enrolment. */
import { consentText, readConsent } from '../domain/consent.ts';
import { normaliseEmail, organisationOf, readName, readPerson } from '../domain/contact.ts';
import { one, type FormInput, type Problem, type Read } from '../domain/form.ts';
import { readPhone } from '../domain/phone.ts';
import type { RoleDefinition, Trial } from '../domain/trial.ts';
import { mailCode } from './code.ts';
import { ACCESS_COOKIE, clearCookie, INTAKE_COOKIE } from './cookies.ts';
import type { SealedAddress } from './database/sealed.ts';
import { again, go, notice, type Outcome } from './outcome.ts';
import { consentPath, questionnairePath, roleOf } from './paths.ts';
import { sha256 } from './secrets.ts';
import { sessionCookie, type Intake } from './session.ts';
import { countVia } from './via.ts';
import type { Visit } from './visit.ts';
import { notTheInvitedAddress, notYourOwnAddress } from './words.ts';
import type { World } from './world.ts';

/** Nobody reads and fills in the consent page in less. */
const LEAST_SECONDS = 4;

/** The invitation with which somebody came in; `email` is known when it was sent by mail. */
export interface Invited {
  readonly sessionHash: string;
  readonly email: string | null;
}

export interface SignUp {
  readonly name: string;
  readonly email: string;
  /** Null: not given. */
  readonly phone: string | null;
  readonly given: readonly string[];
  readonly refused: readonly string[];
}

/** The check for this role that this browser passed in the last day, or null. */
export async function passedCheck(world: World, visit: Visit, role: string): Promise<Intake | null> {
  const intake = await world.sessions.readIntake(visit.cookies[INTAKE_COOKIE], visit.at);
  return intake?.role === role ? intake : null;
}

/** The open invitation for this role that the browser's session came in with, or null. */
export async function invitationOf(world: World, visit: Visit, role: string): Promise<Invited | null> {
  if (!visit.session) return null;
  const session = await world.database.readSession(visit.at, visit.session);
  if (session.status !== 'open' || session.participant || !session.invitation || session.role !== role)
    return null;
  const sealed = session.invitation.email_enc;
  return { sessionHash: visit.session, email: sealed === null ? null : world.secrets.open(sealed) };
}

/** Reads name, address (unless the invitation went there already) and statements; all problems at once. */
export function readSignUp(
  trial: Trial,
  role: string,
  form: FormInput,
  invited: Invited | null,
): Read<{ readonly signUp: SignUp }> {
  const definition = roleOf(trial, role);
  if (!definition) throw new Error(`no role ${role}`);
  const person = readWho(form, invited);
  const phone = readPhone(form);
  const consent = readConsent(definition.consent, form);
  if (person.problems || phone.problems || consent.problems) {
    // In the order of the page.
    return {
      problems: [...(consent.problems ?? []), ...(person.problems ?? []), ...(phone.problems ?? [])],
    };
  }
  return { signUp: { ...person.person, phone: phone.phone, given: consent.given, refused: consent.refused } };
}

function readWho(form: FormInput, invited: Invited | null): ReturnType<typeof readPerson> {
  if (!invited?.email) return readPerson(form);
  const name = readName(form);
  const typed = one(form, 'email').trim();
  const other = typed !== '' && normaliseEmail(typed) !== normaliseEmail(invited.email);
  const problems = [...(name.problems ?? []), ...(other ? [notTheInvitedAddress('email')] : [])];
  return name.problems || other ? { problems } : { person: { name: name.name, email: invited.email } };
}

/** From when somebody who passed the check may consent, if that is still to come [C7]; null when they may. */
export function mayConsentFrom({ consent }: RoleDefinition, check: Intake, at: Date): Date | null {
  const from = new Date((check.passedAt + consent.hoursToThink * 3600) * 1000);
  return at < from ? from : null;
}

/** Why a sign-up looks like a robot's, or null. */
export function suspicion(form: FormInput, check: Intake, at: Date): 'honeypot' | 'too_fast' | null {
  if (one(form, 'website') !== '') return 'honeypot';
  return at.getTime() / 1000 - check.passedAt < LEAST_SECONDS ? 'too_fast' : null;
}

interface Enrolment {
  readonly role: string;
  readonly data: FormInput;
  readonly signUp: SignUp;
  readonly invitation: Invited | null;
  /** The code to count this sign-up under, which isn't stored with it [C4]. */
  readonly via: string | null;
}

/** Stores the participant and opens a session; an address that isn't proven yet gets a code first. */
export async function enrol(world: World, visit: Visit, enrolment: Enrolment): Promise<Outcome> {
  const { trial, secrets, database, status } = world;
  const { role, data, signUp, invitation } = enrolment;
  const definition = roleOf(trial, role);
  if (!definition) return notice('bad-request');
  const secret = secrets.newToken();
  const sessionHash = secrets.tokenHash(secret);
  const consent = {
    version: definition.consent.version,
    hash: sha256(consentText(definition.consent)),
    statements: signUp.given,
    refused: signUp.refused,
  };
  const person = {
    ...sealPerson(world, signUp),
    phone_enc: signUp.phone === null ? null : secrets.seal(signUp.phone),
  };
  const result = await database.signUp(
    visit.at,
    { role, person, consent, sessionHash },
    { invitationSessionHash: invitation?.sessionHash ?? null, test: status === 'test' },
  );
  if (result.status === 'invitation_gone') return notice('invitation-gone');
  if (result.status === 'same_person') return samePerson(trial, role, data);
  if (result.status === 'signed_up' && enrolment.via !== null)
    await visit.later(countVia(world, visit, enrolment.via, 'sign_up'));
  const cookies = [
    sessionCookie(secret, definition.sessionDays),
    clearCookie(INTAKE_COOKIE),
    clearCookie(ACCESS_COOKIE),
  ];
  // The link in the mail has proven the address: nothing stands between consent and the questionnaire.
  if (result.status === 'signed_up' && result.confirmed)
    return go(result.joined ? questionnairePath(definition.baseline) : '/mijn/', cookies);
  // Somebody who signed up before gets the same answer: nobody learns from it who takes part.
  await mailCode(world, visit, sessionHash);
  return go('/code/', cookies);
}

const samePerson = (trial: Trial, role: string, data: FormInput): Outcome => {
  const problems: Problem[] = [notYourOwnAddress('email')];
  return again(consentPath(trial, role), { form: data, problems });
};

/** An address as it is stored. */
export function sealAddress({ secrets }: Pick<World, 'secrets'>, email: string): SealedAddress {
  const organisation = organisationOf(email);
  return {
    email_enc: secrets.seal(email),
    email_hash: secrets.emailHash(email),
    organisation_hash: organisation === null ? null : secrets.organisationHash(organisation),
  };
}

/** Name and address as they are stored. */
export function sealPerson(world: World, person: { readonly name: string; readonly email: string }) {
  return { name_enc: world.secrets.seal(person.name), ...sealAddress(world, person.email) };
}
