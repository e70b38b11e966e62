/** Another address, or another number. */
import { z } from 'zod';
import { repeatable, time, type Call } from './call.ts';
import { status } from './shapes.ts';
import type { SealedAddress } from './sealed.ts';

const requestAddress = z.union([
  z.object({
    status: z.literal('opened'),
    name_enc: z.string(),
    /** Somebody else takes part with it: the code must not be mailed. */
    taken: z.boolean(),
  }),
  status('same', 'too_many', 'no_session', 'not_fresh'),
]);
const confirmAddress = z.union([
  z.object({ status: z.literal('changed'), name_enc: z.string(), old_email_enc: z.string() }),
  status('wrong', 'expired', 'no_session', 'not_fresh'),
]);
const readAddressLink = z.union([
  z.object({ status: z.literal('waiting'), change: z.string() }),
  status('done', 'over', 'unknown'),
]);
const confirmProposal = z.union([
  z.object({
    status: z.literal('changed'),
    role: z.string(),
    name_enc: z.string(),
    old_email_enc: z.string(),
    /** What tells the old address, to be sent at once; null when that refuses mail. */
    message: z.string().nullable(),
  }),
  status('wrong', 'code_over', 'done', 'over', 'unknown'),
]);
const changePhone = status('changed', 'no_session', 'not_fresh');

export const addressCalls = (call: Call) => ({
  requestAddress: (at: Date, sessionHash: string, asked: { address: SealedAddress; codeHash: string }) =>
    call('request_address', requestAddress, {
      ...time(at),
      p_session_hash: sessionHash,
      p_address: asked.address,
      p_code_hash: asked.codeHash,
    }),
  confirmAddress: (at: Date, sessionHash: string, codeHash: string) =>
    call('confirm_address', confirmAddress, {
      ...time(at),
      p_session_hash: sessionHash,
      p_code_hash: codeHash,
    }),
  /** What a link to a new address is about; `tokenHash`: of the token in it. */
  readAddressLink: (at: Date, tokenHash: string) =>
    call('read_address_link', readAddressLink, { ...time(at), p_token_hash: tokenHash }, repeatable),
  confirmProposal: (at: Date, tokenHash: string, codeHash: string) =>
    call('confirm_proposal', confirmProposal, {
      ...time(at),
      p_token_hash: tokenHash,
      p_code_hash: codeHash,
    }),
  changePhone: (at: Date, sessionHash: string, sealedPhone: string | null) =>
    call('change_phone', changePhone, {
      ...time(at),
      p_session_hash: sessionHash,
      p_phone_enc: sealedPhone,
    }),
});
