/** The rows that the desk reads from the views of `research`, and what the functions answer that it calls. */
import { z } from 'zod';

const moment = z.coerce.date();
const status = <const Word extends string>(...words: Word[]) => z.object({ status: z.enum(words) });

/** One couple under its pseudonym; baselines by role. `arm` is null where this role may not see it. */
export const couple = z.object({
  couple: z.string(),
  state: z.string(),
  joined_on: z.iso.date(),
  baselines: z.record(z.string(), z.string()).nullable(),
  hold: z.string().nullable(),
  arm: z.string().nullable(),
});
export type CoupleRow = z.output<typeof couple>;

/** Why a couple waits for a human. */
export const hold = z.object({
  id: z.string(),
  couple: z.string(),
  reason: z.string(),
  state: z.string(),
  made_on: z.iso.date(),
  /** Who was asked the baseline again, when that is too old; null for any other reason. */
  asked_again: z
    .array(
      z.object({
        role: z.string(),
        state: z.enum(['open', 'submitted', 'closed']),
        closes_on: z.iso.date(),
      }),
    )
    .nullable(),
});
export type HoldRow = z.output<typeof hold>;

/** How a page of the guidance is read, and what its readers say of it. */
export const pageUse = z.object({
  page: z.string(),
  readers: z.number(),
  views: z.number(),
  /** Of one view; null when nobody was seen to read it. */
  median_seconds: z.number().nullable(),
  useful: z.number(),
  not_useful: z.number(),
  reasons: z.record(z.string(), z.number()),
});
export type PageUseRow = z.output<typeof pageUse>;

/** How often people who wait for the guidance asked for it [T10]. */
export const refusedTotal = z.object({ people: z.number(), times: z.number() });
export type RefusedTotal = z.output<typeof refusedTotal>;

/** A sign-up that waits for a human, sealed as it came in. */
export const suspicious = z.object({ form_enc: z.string(), reason: z.string(), kept_at: moment });
export type SuspiciousRow = z.output<typeof suspicious>;

/** What has to be done for a person. `unsaid`: the answers are in by a call, and whether the arm became known isn't told yet. */
export const task = z.object({
  id: z.string(),
  participant: z.string(),
  role: z.string(),
  wave: z.string().nullable(),
  questionnaire: z.string().nullable(),
  kind: z.enum(['phone', 'paper', 'bounce', 'consent', 'worry', 'life_event']),
  state: z.enum(['open', 'done', 'cancelled']),
  due_on: z.iso.date(),
  made_on: z.iso.date(),
  closes_on: z.iso.date().nullable(),
  /** Null for what is about no questionnaire. */
  occasion_state: z.enum(['open', 'submitted', 'closed']).nullable(),
  owner_email: z.string().nullable(),
  tries: z.number(),
  unsaid: z.boolean(),
  /** The first day after this person's last pause, which may lie behind us. */
  paused_until: z.iso.date().nullable(),
  /** It is about answers, and a new version of the consent must be given first [C7]. */
  awaits_consent: z.boolean(),
});
export type TaskRow = z.output<typeof task>;

export const attempt = z.object({
  participant: z.string(),
  task: z.string(),
  kind: z.string(),
  wave: z.string().nullable(),
  number: z.number(),
  outcome: z.string(),
  call_back_on: z.iso.date().nullable(),
  made_at: moment,
});
export type AttemptRow = z.output<typeof attempt>;

/** Name, address and number, sealed. */
export const contact = z.object({
  participant: z.string(),
  name_enc: z.string().nullable(),
  email_enc: z.string(),
  phone_enc: z.string().nullable(),
  bounced_on: z.iso.date().nullable(),
});
export type ContactRow = z.output<typeof contact>;

export const participant = z.object({
  participant: z.string(),
  role: z.string(),
  couple: z.string().nullable(),
  state: z.enum(['active', 'stopped', 'died']),
  contact: z.enum(['all', 'none']),
  signed_up_on: z.iso.date(),
});
export type ParticipantRow = z.output<typeof participant>;

/** A questionnaire that was asked; `version` and `answered_on` once it is in. */
export const occasion = z.object({
  wave: z.string(),
  questionnaire: z.string(),
  state: z.enum(['open', 'submitted', 'closed']),
  closes_on: z.iso.date(),
  version: z.number().nullable(),
  answered_on: z.iso.date().nullable(),
});
export type OccasionRow = z.output<typeof occasion>;

export const lifeEvent = z.object({
  id: z.string(),
  kind: z.string(),
  happened_on: z.iso.date().nullable(),
  made_on: z.iso.date(),
  told_by_participant: z.boolean(),
  /** It was recorded by mistake. */
  withdrawn_on: z.iso.date().nullable(),
  reason: z.string().nullable(),
});
export type LifeEventRow = z.output<typeof lifeEvent>;

/** An alarm that is on: how many messages, and since when. */
export const alarm = z.object({ kind: z.string(), n: z.number(), since: moment.nullable() });
export type AlarmRow = z.output<typeof alarm>;

/** What came by one code in one quarter that has ended; null stands for 0 to 4 [C4]. */
export const via = z.object({
  code: z.string(),
  audience: z.string(),
  company: z.boolean(),
  quarter: z.iso.date(),
  visits: z.number().nullable(),
  checks: z.number().nullable(),
  sign_ups: z.number().nullable(),
});
export type ViaRow = z.output<typeof via>;

/** An organisation that asks for a talk; `form_enc` is null for who may see no names. */
export const talk = z.object({
  id: z.string(),
  kind: z.string(),
  form_enc: z.string().nullable(),
  reason: z.string().nullable(),
  state: z.enum(['open', 'done']),
  outcome: z.string().nullable(),
  asked_on: z.iso.date(),
  ended_on: z.iso.date().nullable(),
});
export type TalkRow = z.output<typeof talk>;

export const closeTalk = status('closed', 'ended', 'unknown', 'not_allowed');
export const decideHold = z.object({
  status: z.enum(['lifted', 'excluded', 'already_decided', 'needs_reason', 'unknown', 'not_allowed']),
});
export const recordAttempt = status(
  'recorded',
  'already_recorded',
  'ended',
  'needs_date',
  'needs_arm_known',
  'unknown',
  'not_allowed',
);
export const openWorry = status('opened', 'already_open', 'unknown', 'not_allowed');
export const closeTask = status('closed', 'ended', 'needs_attempt', 'unknown', 'not_allowed');
export const startAssisted = z.union([
  z.object({ status: z.literal('started'), questionnaire: z.string() }),
  status('not_open', 'ended', 'bad_date', 'consent_first', 'unknown', 'not_allowed'),
]);
export const correctAnswer = status(
  'corrected',
  'unknown',
  'other_version',
  'not_correctable',
  'needs_reason',
  'not_allowed',
);
export const recordLifeEvent = status(
  'recorded',
  'already',
  'unknown',
  'not_theirs',
  'in_future',
  'needs_reason',
  'not_allowed',
);
export const recordWithdrawal = status('recorded', 'already', 'unknown', 'needs_reason', 'not_allowed');
export const withdrawLifeEvent = status('withdrawn', 'already', 'unknown', 'needs_reason', 'not_allowed');
