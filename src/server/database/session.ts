/** What a session shows. */
import { z } from 'zod';
import { repeatable, time, type Call } from './call.ts';
import { date, moment, status } from './shapes.ts';

const invitation = z.object({
  state: z.enum(['waiting', 'sent', 'taken_back', 'closed', 'handed', 'joined']),
  leaves_at: moment.nullable(),
  /** Only in the session of who was invited: whether one can still come in through it. */
  open: z.boolean().optional(),
  /** The inviter as the inviter chose to be called. */
  shown_name_enc: z.string().nullable(),
  name_enc: z.string().nullable(),
  /** Where it was mailed to; null for a link that was handed over. */
  email_enc: z.string().nullable(),
});
const openSession = z.object({
  status: z.literal('open'),
  participant: z.string().nullable(),
  role: z.string(),
  /** False for who only typed an address: good for nothing but entering the code. */
  trusted: z.boolean(),
  /** A code was typed in the last half hour. */
  fresh: z.boolean(),
  confirmed: z.boolean(),
  name_enc: z.string().nullable(),
  email_enc: z.string().nullable(),
  invitation: invitation.nullable(),
  couple: z.object({ state: z.string(), randomised_on: date.nullable() }).nullable(),
  questionnaires: z.array(
    z.object({
      questionnaire: z.string(),
      version: z.number().nullable(),
      wave: z.string(),
      state: z.string(),
      closes_on: date.nullable(),
    }),
  ),
  /** Whether another can be invited in the place of the other: by what this person told, never by what the other did. */
  may_replace: z.boolean(),
  guidance: z.enum(['open', 'waiting', 'none']),
  guidance_on: date.nullable(),
  stopped: z.boolean(),
  /** `none`: asked for no more mail and calls. */
  contact: z.enum(['all', 'none']),
  /** There is a new version of the consent, which must be given before anything else [C7]. */
  consent_again: z.boolean(),
  handover_id: z.string().nullable(),
});
/** A researcher types the answers of somebody: the one questionnaire, and nothing of the person. */
const assistedSession = z.object({
  status: z.literal('assisted'),
  mode: z.enum(['phone', 'paper', 'help']),
  task: z.string(),
  role: z.string(),
  questionnaire: z.string(),
  state: z.enum(['open', 'closed']),
});
export type AssistedSession = z.output<typeof assistedSession>;
const readSession = z.union([status('none'), assistedSession, openSession]);
/** A live session: who, in which role, and all that the person's own page may show. */
export type OpenSession = z.output<typeof openSession>;
const endSession = status('ended');

export const sessionCalls = (call: Call) => ({
  readSession: (at: Date, sessionHash: string) =>
    call('read_session', readSession, { ...time(at), p_session_hash: sessionHash }, repeatable),
  endSession: (at: Date, sessionHash: string) =>
    call('end_session', endSession, { ...time(at), p_session_hash: sessionHash }, repeatable),
});
