/** The codes of links, and organisations that ask for a talk. */
import { z } from 'zod';
import type { ViaStep } from '../../domain/via.ts';
import { repeatable, time, type Call } from './call.ts';
import { date, status } from './shapes.ts';

const countVia = z.union([
  z.object({ status: z.literal('counted'), company: z.boolean() }),
  status('unknown'),
]);
const makeVia = status('made', 'taken');
/** Null stands for 0 to 4 [C4]. */
const total = z.number().nullable();
const viaCode = z.object({
  status: z.literal('code'),
  code: z.string(),
  audience: z.string(),
  company: z.boolean(),
  made_on: date,
  withdrawn_on: date.nullable(),
  /** Newest first; a company's have visits only. */
  quarters: z.array(
    z.object({ quarter: date, visits: total, checks: total.optional(), sign_ups: total.optional() }),
  ),
});
/** A code with its totals, as its recruiter may see them. */
export type ViaCode = z.output<typeof viaCode>;
const readVia = z.union([viaCode, status('none')]);
const withdrawVia = status('withdrawn', 'already', 'none');
const askTalk = status('asked');

export const viaCalls = (call: Call) => ({
  /** `general`: of a code of a whole audience whether that are companies; null for all others. */
  countVia: (at: Date, code: string, step: ViaStep, general: boolean | null) =>
    call('count_via', countVia, {
      ...time(at),
      p_code: code,
      p_step: step,
      p_general: general,
    }),
  makeVia: (at: Date, made: { code: string; audience: string; company: boolean; secretHash: string }) =>
    call('make_via', makeVia, {
      ...time(at),
      p_code: made.code,
      p_audience: made.audience,
      p_company: made.company,
      p_secret_hash: made.secretHash,
    }),
  readVia: (at: Date, secretHash: string) =>
    call('read_via', readVia, { ...time(at), p_secret_hash: secretHash }, repeatable),
  withdrawVia: (at: Date, secretHash: string) =>
    call('withdraw_via', withdrawVia, { ...time(at), p_secret_hash: secretHash }, repeatable),
  /** `reason`: why it looks like a robot's, or null. */
  askTalk: (at: Date, kind: string, sealedForm: string, reason: string | null) =>
    call('ask_talk', askTalk, {
      ...time(at),
      p_kind: kind,
      p_form_enc: sealedForm,
      p_reason: reason,
    }),
});
