/** What people read and decide on their own page. */
import { z } from 'zod';
import { repeatable, time, type Call } from './call.ts';
import { date, moment, status } from './shapes.ts';
import { history } from './schedule.ts';
import type { GivenConsent } from './sign-up.ts';

const withdraw = status('withdrawn', 'already', 'no_session', 'not_fresh');
const allowContact = status('allowed', 'no_session', 'not_fresh');
const pause = z.union([
  z.object({ status: z.literal('paused'), until_on: date }),
  status('too_long', 'not_ahead', 'no_session', 'not_fresh'),
]);
const endPause = status('ended', 'none', 'no_session', 'not_fresh');
const consentAgain = status('recorded', 'not_needed', 'outdated', 'no_session', 'not_fresh');
export const givenConsent = z.object({
  version: z.string(),
  text_hash: z.string(),
  statements: z.array(z.string()),
  refused: z.array(z.string()),
  mode: z.enum(['web', 'paper']),
  /** Only on paper: the day of the signature. `given_at` is then when it was typed [D3]. */
  signed_on: date.nullable(),
  given_at: moment,
});
/** One consent as it was given: codes of the statements; the words stand in the code, by version and hash. */
export type KeptConsent = z.output<typeof givenConsent>;
const readConsent = z.union([
  z.object({ status: z.literal('consents'), role: z.string(), consents: z.array(givenConsent) }),
  status('none'),
]);
const readMine = z.union([
  z.object({
    status: z.literal('mine'),
    phone_enc: z.string().nullable(),
    /** The address refused a mail for good. */
    bounced: z.boolean(),
    pause_from: date.nullable(),
    /** The first day on which messages go on. */
    pause_until: date.nullable(),
    /** Null for who never came into a couple. */
    history: history.nullable(),
  }),
  status('none'),
]);
/** What only the own page needs of a person. */
export type Mine = Extract<z.output<typeof readMine>, { status: 'mine' }>;

export const ownPageCalls = (call: Call) => ({
  readMine: (at: Date, sessionHash: string) =>
    call('read_mine', readMine, { ...time(at), p_session_hash: sessionHash }, repeatable),
  readConsent: (at: Date, sessionHash: string) =>
    call('read_consent', readConsent, { ...time(at), p_session_hash: sessionHash }, repeatable),
  consentAgain: (at: Date, sessionHash: string, consent: GivenConsent) =>
    call('consent_again', consentAgain, {
      ...time(at),
      p_session_hash: sessionHash,
      p_consent: consent,
    }),
  pause: (at: Date, sessionHash: string, until: string) =>
    call('pause', pause, { ...time(at), p_session_hash: sessionHash, p_until: until }),
  endPause: (at: Date, sessionHash: string) =>
    call('end_pause', endPause, { ...time(at), p_session_hash: sessionHash }),
  withdraw: (at: Date, sessionHash: string, grade: 'no_contact' | 'no_data' | 'erase') =>
    call('withdraw', withdraw, { ...time(at), p_session_hash: sessionHash, p_grade: grade }),
  allowContact: (at: Date, sessionHash: string) =>
    call('allow_contact', allowContact, { ...time(at), p_session_hash: sessionHash }),
});
