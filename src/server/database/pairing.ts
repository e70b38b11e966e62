/** How two people become a couple, and what they tell of it. */
import { z } from 'zod';
import { repeatable, time, type Call } from './call.ts';
import { moment, status } from './shapes.ts';
import type { SealedPerson } from './sealed.ts';

export interface SealedInvitation extends SealedPerson {
  readonly shown_name_enc: string;
}

const invite = z.union([
  z.object({ status: z.literal('invited'), leaves_at: moment }),
  status('already_invited', 'not_confirmed', 'no_session', 'same_person', 'already_member'),
]);
const takeBackInvitation = status('taken_back', 'too_late', 'none', 'no_session');
const handOver = z.union([z.object({ status: z.literal('ready'), link: z.string() }), status('no_session')]);
const reportLifeEvent = z.union([
  z.object({ status: z.literal('recorded'), may_replace: z.boolean() }),
  status('not_theirs', 'in_future', 'no_session', 'not_fresh'),
]);
const answerInvitation = status('recorded', 'no_session');

export const pairingCalls = (call: Call) => ({
  invite: (at: Date, sessionHash: string, invitation: SealedInvitation, knows: boolean) =>
    call('invite', invite, {
      ...time(at),
      p_session_hash: sessionHash,
      p_invitation: invitation,
      p_knows: knows,
    }),
  takeBackInvitation: (at: Date, sessionHash: string) =>
    call('take_back_invitation', takeBackInvitation, { ...time(at), p_session_hash: sessionHash }),
  handOver: (at: Date, sessionHash: string, tokenHash: string, link: string) =>
    call(
      'hand_over',
      handOver,
      { ...time(at), p_session_hash: sessionHash, p_token_hash: tokenHash, p_link: link },
      repeatable,
    ),
  answerInvitation: (at: Date, sessionHash: string, choice: 'yes' | 'no', free: boolean) =>
    call('answer_invitation', answerInvitation, {
      ...time(at),
      p_session_hash: sessionHash,
      p_choice: choice,
      p_free: free,
    }),
  reportLifeEvent: (at: Date, sessionHash: string, event: { kind: string; happenedOn: string | null }) =>
    call(
      'report_life_event',
      reportLifeEvent,
      { ...time(at), p_session_hash: sessionHash, p_kind: event.kind, p_happened_on: event.happenedOn },
      repeatable,
    ),
});
