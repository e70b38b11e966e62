/** What each SQL function of `api` answers; anything else is a fault. */
import { z } from 'zod';

const status = <const Word extends string>(...words: Word[]) => z.object({ status: z.enum(words) });
const date = z.iso.date();
/** A moment as PostgreSQL writes it, as a Date. */
const moment = z.string().transform((text, context) => {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at;
  context.issues.push({ code: 'custom', input: text, message: 'not a moment' });
  return z.NEVER;
});
const addressee = { name_enc: z.string(), email_enc: z.string() };

export const loadProtocol = status('loaded', 'unchanged', 'frozen');
export const countScreening = status('counted');
export const keepSuspicious = status('kept');
export const signUp = z.union([
  z.object({
    status: z.literal('signed_up'),
    participant: z.string(),
    confirmed: z.boolean(),
    joined: z.boolean(),
  }),
  status('already_signed_up', 'invitation_gone', 'same_person'),
]);

export const openCode = z.union([
  z.object({ status: z.literal('opened'), ...addressee }),
  status('no_session', 'too_many'),
]);
export const requestLogin = z.union([
  z.object({ status: z.literal('opened'), ...addressee }),
  status('unknown', 'too_many', 'expired'),
]);
export const confirmCode = z.union([
  z.object({
    status: z.literal('confirmed'),
    role: z.string(),
    participant: z.string().nullable(),
    joined: z.boolean(),
    next: z.enum(['invite', 'mine', 'invitation']),
  }),
  z.object({ status: z.literal('wrong'), tries_left: z.number() }),
  status('expired', 'no_session'),
]);
export const openLink = z.union([
  z.object({
    status: z.literal('opened'),
    target: z.enum(['invitation', 'questionnaire', 'guidance', 'mine']),
    questionnaire: z.string().nullable(),
    role: z.string(),
    replaced: z.boolean(),
  }),
  status('unknown', 'expired', 'used'),
]);

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
  guidance: z.enum(['open', 'waiting', 'none']),
  guidance_on: date.nullable(),
  stopped: z.boolean(),
  handover_id: z.string().nullable(),
});
export const readSession = z.union([status('none'), openSession]);
/** A live session: who, in which role, and all that the person's own page may show. */
export type OpenSession = z.output<typeof openSession>;
export const endSession = status('ended');

export const invite = z.union([
  z.object({ status: z.literal('invited'), leaves_at: moment }),
  status('already_invited', 'not_confirmed', 'no_session', 'same_person'),
]);
export const takeBackInvitation = status('taken_back', 'too_late', 'none', 'no_session');
export const handOver = z.union([
  z.object({ status: z.literal('ready'), link: z.string() }),
  status('no_session'),
]);
export const answerInvitation = status('recorded', 'no_session');

export const saveAnswers = status('saved', 'not_open', 'no_session');
export const readDraft = z.union([
  z.object({
    status: z.literal('draft'),
    participant: z.string(),
    answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    /** Something was given that this session may not see without a code. */
    more: z.boolean(),
  }),
  z.object({ status: z.enum(['none', 'hidden']), participant: z.string() }),
  status('not_open', 'no_session'),
]);
export const submitQuestionnaire = z.union([
  z.object({ status: z.literal('submitted'), randomisation: z.string().nullable() }),
  status('already_submitted', 'not_open', 'no_session'),
]);
export const randomise = z.object({
  status: z.enum([
    'randomised',
    'already_randomised',
    'held',
    'not_ready',
    'too_old',
    'list_exhausted',
    'no_list',
  ]),
});
export const stop = status('stopped', 'no_session', 'not_fresh');

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
});
/** A message that this run has taken on to send. */
export type ClaimedMessage = z.output<typeof claimedMessage>;
export const claimMessages = z.object({ status: z.literal('claimed'), messages: z.array(claimedMessage) });
export const registerLink = status('registered', 'unknown');
export const markMessage = status('marked', 'unknown');
export const recordMessage = z.union([
  z.object({ status: z.literal('recorded'), message: z.string() }),
  status('no_session'),
]);
export const forgetExpired = z.object({ status: z.string() });

export const rate = status('ok', 'limited');
export const loadAllocationList = status('loaded', 'list_exists');
export const allocationCommitment = z.union([
  z.object({ status: z.literal('committed'), commitment: z.string(), committed_at: z.string() }),
  status('no_list'),
]);
export const recruitmentTotal = z.object({ couples: z.number() });
export const verifyAudit = z.object({
  status: z.enum(['intact', 'broken']),
  rows: z.number().optional(),
  seq: z.number().optional(),
});
export const appointResearcher = status('appointed', 'unknown_user', 'unknown_role', 'needs_end_date');
