/** The messages: taken on to be sent, marked, and come back. */
import { z } from 'zod';
import type { BounceKind } from '../../domain/bounce.ts';
import { repeatable, time, type Call } from './call.ts';
import { addressee, date, moment, status } from './shapes.ts';

const claimedMessage = z.object({
  id: z.string(),
  kind: z.string(),
  role: z.string(),
  variant: z.string().nullable(),
  ...addressee,
  other_name_enc: z.string().nullable(),
  link: z.object({ id: z.string(), target: z.string() }).nullable(),
  release_on: date.nullable(),
  questionnaire: z.string().nullable(),
  closes_on: date.nullable(),
  /** Only of a mail that asks whether a new address is right. */
  confirm_until: moment.nullable(),
});
/** A message that this run has taken on to send. */
export type ClaimedMessage = z.output<typeof claimedMessage>;
const claimMessages = z.object({
  status: z.enum(['claimed', 'clock_off']),
  messages: z.array(claimedMessage),
});
const registerLink = status('registered', 'unknown');
const markMessage = status('marked', 'unknown');
const recordMessage = z.union([
  z.object({ status: z.literal('recorded'), message: z.string() }),
  status('no_session'),
]);
const recordBounce = status('recorded', 'unknown');

export const messagesCalls = (call: Call) => ({
  /** `open`: whether messages of the schedule may leave now. */
  claimMessages: (at: Date, limit: number, open: boolean) =>
    call('claim_messages', claimMessages, { ...time(at), p_limit: limit, p_open: open }),
  registerLink: (at: Date, message: string, tokenHash: string) =>
    call(
      'register_link',
      registerLink,
      { ...time(at), p_message: message, p_token_hash: tokenHash },
      repeatable,
    ),
  markMessage: (at: Date, message: string, state: 'sent' | 'failed' | 'unsent', providerId: string | null) =>
    call(
      'mark_message',
      markMessage,
      { ...time(at), p_message: message, p_state: state, p_provider_id: providerId },
      repeatable,
    ),
  recordMessage: (at: Date, kind: string, sessionHash: string) =>
    call('record_message', recordMessage, {
      ...time(at),
      p_kind: kind,
      p_session_hash: sessionHash,
    }),
  /** A notice that an address refused mail; `message`: the id of the mail that came back, where the notice tells. */
  recordBounce: (at: Date, emailHash: string, kind: BounceKind, message: string | null) =>
    call(
      'record_bounce',
      recordBounce,
      { ...time(at), p_email_hash: emailHash, p_kind: kind, p_message: message },
      repeatable,
    ),
});
