/** Parts of what functions of `api` answer. */
import { z } from 'zod';

export const status = <const Word extends string>(...words: Word[]) => z.object({ status: z.enum(words) });
export const date = z.iso.date();
/** A moment as PostgreSQL writes it, as a Date. */
export const moment = z.string().transform((text, context) => {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at;
  context.issues.push({ code: 'custom', input: text, message: 'not a moment' });
  return z.NEVER;
});
export const addressee = { name_enc: z.string(), email_enc: z.string() };
