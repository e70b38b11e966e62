/** What the desk reads and does about a consent that was signed on paper: with the researcher's own rights [T6]. */
import { z } from 'zod';
import type { SealedPerson } from './database/sealed.ts';
import type { GivenConsent } from './database/sign-up.ts';
import type { Act } from './research-contact.ts';

const moment = z.coerce.date();

/** A form that waits for the person; name and address sealed. */
export const paperConsent = z.object({
  id: z.string(),
  participant: z.string(),
  role: z.string(),
  name_enc: z.string(),
  email_enc: z.string(),
  signed_on: z.iso.date(),
  typed_at: moment,
  typed_by_email: z.string().nullable(),
  ends_at: moment,
  tries: z.number(),
  bounced_on: z.iso.date().nullable(),
});
export type PaperConsentRow = z.output<typeof paperConsent>;

const status = <const Word extends string>(...words: Word[]) => z.object({ status: z.enum(words) });
const enterPaperConsent = z.union([
  z.object({ status: z.literal('takes_part'), participant: z.string() }),
  status('entered', 'waiting', 'outdated', 'bad_date', 'too_many', 'not_allowed'),
]);
const mailPaperAgain = status('mailed', 'ended', 'too_many', 'not_allowed');
const takeBackPaper = status('taken_back', 'ended', 'not_allowed');

/** A form as it was typed, with an id of its own to which the figures are bound. */
export interface TypedPaper {
  readonly id: string;
  readonly role: string;
  readonly person: SealedPerson;
  readonly consent: GivenConsent;
  /** ISO date. */
  readonly signedOn: string;
  readonly figuresHash: string;
}

export const paperActs = (act: Act) => ({
  enterPaperConsent: (token: string, at: Date, typed: TypedPaper) =>
    act(token, 'enter_paper_consent', enterPaperConsent, {
      p_at: at.toISOString(),
      p_role: typed.role,
      p_paper: typed.id,
      p_person: typed.person,
      p_consent: typed.consent,
      p_signed_on: typed.signedOn,
      p_figures_hash: typed.figuresHash,
    }),
  mailPaperAgain: (token: string, at: Date, paper: string) =>
    act(token, 'mail_paper_again', mailPaperAgain, { p_at: at.toISOString(), p_paper: paper }),
  takeBackPaper: (token: string, at: Date, paper: string) =>
    act(token, 'take_back_paper', takeBackPaper, { p_at: at.toISOString(), p_paper: paper }),
});
