/** From the check to a proven address, and the codes and links that prove it. */
import { z } from 'zod';
import { time, type Call } from './call.ts';
import { addressee, status } from './shapes.ts';
import type { SealedPerson } from './sealed.ts';

export interface GivenConsent {
  readonly version: string;
  /** SHA-256 of the words as shown. */
  readonly hash: string;
  readonly statements: readonly string[];
  readonly refused: readonly string[];
}

const countScreening = status('counted');
const keepSuspicious = status('kept');
const signUp = z.union([
  z.object({
    status: z.literal('signed_up'),
    participant: z.string(),
    confirmed: z.boolean(),
    joined: z.boolean(),
  }),
  status('already_signed_up', 'invitation_gone', 'same_person'),
]);
const openCode = z.union([
  z.object({ status: z.literal('opened'), ...addressee }),
  status('no_session', 'too_many'),
]);
export const requestLogin = z.union([
  z.object({ status: z.literal('opened'), ...addressee }),
  status('unknown', 'too_many', 'expired'),
]);
const confirmCode = z.union([
  z.object({
    status: z.literal('confirmed'),
    role: z.string(),
    participant: z.string().nullable(),
    joined: z.boolean(),
    /** `second`: somebody of a couple came in by an invitation of another. */
    next: z.enum(['invite', 'mine', 'invitation', 'second']),
  }),
  z.object({ status: z.literal('wrong'), tries_left: z.number() }),
  status('expired', 'no_session'),
]);
const openLink = z.union([
  z.object({
    status: z.literal('opened'),
    target: z.enum(['invitation', 'questionnaire', 'questionnaire-short', 'guidance', 'mine']),
    questionnaire: z.string().nullable(),
    role: z.string(),
    replaced: z.boolean(),
  }),
  status('unknown', 'expired', 'used'),
]);

export const signUpCalls = (call: Call) => ({
  countScreening: (at: Date, role: string, outcome: string) =>
    call('count_screening', countScreening, { ...time(at), p_role: role, p_outcome: outcome }),
  keepSuspicious: (at: Date, sealedForm: string, reason: string) =>
    call('keep_suspicious', keepSuspicious, {
      ...time(at),
      p_form_enc: sealedForm,
      p_reason: reason,
    }),
  signUp: (
    at: Date,
    who: { role: string; person: SealedPerson; consent: GivenConsent; sessionHash: string },
    way: { invitationSessionHash: string | null; test: boolean },
  ) =>
    call('sign_up', signUp, {
      ...time(at),
      p_role: who.role,
      p_person: who.person,
      p_consent: who.consent,
      p_session_hash: who.sessionHash,
      p_invitation_session_hash: way.invitationSessionHash,
      p_test: way.test,
    }),
  openCode: (at: Date, sessionHash: string, codeHash: string) =>
    call('open_code', openCode, {
      ...time(at),
      p_session_hash: sessionHash,
      p_code_hash: codeHash,
    }),
  requestLogin: (at: Date, emailHash: string, sessionHash: string, codeHash: string) =>
    call('request_login', requestLogin, {
      ...time(at),
      p_email_hash: emailHash,
      p_session_hash: sessionHash,
      p_code_hash: codeHash,
    }),
  requestLoginByLink: (at: Date, tokenHash: string, sessionHash: string, codeHash: string) =>
    call('request_login_by_link', requestLogin, {
      ...time(at),
      p_token_hash: tokenHash,
      p_session_hash: sessionHash,
      p_code_hash: codeHash,
    }),
  confirmCode: (at: Date, sessionHash: string, codeHash: string, newSessionHash: string) =>
    call('confirm_code', confirmCode, {
      ...time(at),
      p_session_hash: sessionHash,
      p_code_hash: codeHash,
      p_new_session_hash: newSessionHash,
    }),
  openLink: (at: Date, tokenHash: string, newSessionHash: string, oldSessionHash: string | null) =>
    call('open_link', openLink, {
      ...time(at),
      p_token_hash: tokenHash,
      p_new_session_hash: newSessionHash,
      p_old_session_hash: oldSessionHash,
    }),
});
