/** Consent that was signed on paper: what its person confirms behind a link. */
import { z } from 'zod';
import { repeatable, time, type Call } from './call.ts';
import { status } from './shapes.ts';

const readPaperLink = z.union([
  z.object({ status: z.literal('waiting'), paper: z.string() }),
  status('done', 'over', 'unknown'),
]);
const confirmPaper = z.union([
  z.object({
    status: z.literal('confirmed'),
    role: z.string(),
    /** A first questionnaire waits. */
    joined: z.boolean(),
    next: z.enum(['invite', 'mine']),
    /** Somebody else was signed in in this browser. */
    replaced: z.boolean(),
  }),
  status('wrong', 'done', 'over', 'unknown'),
]);

export const paperSignUpCalls = (call: Call) => ({
  /** What a link to the address on a paper form is about; `tokenHash`: of the token in it. */
  readPaperLink: (at: Date, tokenHash: string) =>
    call('read_paper_link', readPaperLink, { ...time(at), p_token_hash: tokenHash }, repeatable),
  /** `sessions`: hashes of the secret of the new session, and of the one that this browser has. */
  confirmPaper: (
    at: Date,
    tokenHash: string,
    figuresHash: string,
    sessions: { readonly fresh: string; readonly old: string | null },
  ) =>
    call('confirm_paper', confirmPaper, {
      ...time(at),
      p_token_hash: tokenHash,
      p_figures_hash: figuresHash,
      p_new_session_hash: sessions.fresh,
      p_old_session_hash: sessions.old,
    }),
});
