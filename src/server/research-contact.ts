/** What the desk reads and does about another address or number of somebody: with the researcher's own rights [T6]. */
import { z } from 'zod';
import type { Recognised } from '../domain/contact-change.ts';
import type { SealedAddress } from './database/sealed.ts';

const moment = z.coerce.date();

/** A change that a researcher typed. `email_enc` and `code_until` only while an address waits. */
export const contactChange = z.object({
  id: z.string(),
  field: z.enum(['email', 'phone']),
  recognised: z.enum(['called', 'knew']),
  /** Null: erased with all else of this person. */
  reason: z.string().nullable(),
  made_at: moment,
  made_by_email: z.string().nullable(),
  ends_at: moment.nullable(),
  state: z.enum(['waiting', 'done', 'taken_back', 'replaced', 'bounced', 'over']),
  email_enc: z.string().nullable(),
  code_until: moment.nullable(),
});
export type ContactChangeRow = z.output<typeof contactChange>;

const status = <const Word extends string>(...words: Word[]) => z.object({ status: z.enum(words) });
const changeContact = status(
  'changed',
  'same',
  'taken',
  'too_many',
  'ended',
  'needs_reason',
  'unknown',
  'not_allowed',
);
const renewAddressCode = status('renewed', 'too_many', 'ended', 'not_allowed');
const takeBackAddress = status('taken_back', 'ended', 'not_allowed');

/** A new address with the id of its change and the code that is bound to it; a number, sealed or (null) to erase. */
export interface TypedContact {
  readonly change: string;
  readonly address: SealedAddress | null;
  readonly codeHash: string | null;
  readonly phone: { readonly sealed: string | null } | null;
  readonly recognised: Recognised;
  readonly reason: string;
}

export type Act = <Shape extends z.ZodType>(
  token: string,
  name: string,
  shape: Shape,
  given: Readonly<Record<string, unknown>>,
) => Promise<z.output<Shape>>;

export const contactActs = (act: Act) => ({
  changeContact: (token: string, at: Date, participant: string, typed: TypedContact) =>
    act(token, 'change_contact', changeContact, {
      p_at: at.toISOString(),
      p_participant: participant,
      p_change: typed.change,
      p_address: typed.address,
      p_code_hash: typed.codeHash,
      p_phone: typed.phone && { phone_enc: typed.phone.sealed },
      p_recognised: typed.recognised,
      p_reason: typed.reason,
    }),
  /** Another code for an address that waits. */
  renewAddressCode: (token: string, at: Date, change: string, codeHash: string) =>
    act(token, 'renew_address_code', renewAddressCode, {
      p_at: at.toISOString(),
      p_change: change,
      p_code_hash: codeHash,
    }),
  takeBackAddress: (token: string, at: Date, change: string) =>
    act(token, 'take_back_address', takeBackAddress, { p_at: at.toISOString(), p_change: change }),
});
