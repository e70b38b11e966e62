/** All that one person gave. */
import { z } from 'zod';
import { USE_KINDS } from '../../domain/use.ts';
import { repeatable, time, type Call } from './call.ts';
import { addressee, date, moment, status } from './shapes.ts';
import { givenConsent } from './own-page.ts';

const storedAnswers = z.array(z.object({ item: z.string(), value: z.string() }));
const everything = z.object({
  status: z.literal('everything'),
  role: z.string(),
  code: z.string(),
  signed_up_at: moment,
  stopped_at: moment.nullable(),
  contact: z.enum(['all', 'none']),
  name_enc: z.string().nullable(),
  email_enc: z.string().nullable(),
  phone_enc: z.string().nullable(),
  consents: z.array(givenConsent),
  invited: z.array(z.object({ ...addressee, shown_name_enc: z.string(), made_at: moment })),
  pauses: z.array(z.object({ from_on: date, until_on: date })),
  changes: z.array(z.object({ kind: z.string(), happened_on: date.nullable(), made_at: moment })),
  questionnaires: z.array(
    z.object({
      questionnaire: z.string(),
      version: z.number(),
      wave: z.string(),
      mode: z.string(),
      submitted_at: moment,
      answers: storedAnswers,
      texts: storedAnswers,
    }),
  ),
  drafts: z.array(
    z.object({
      questionnaire: z.string(),
      version: z.number(),
      saved_at: moment,
      answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  ),
  reading: z.array(
    z.object({
      page: z.string(),
      release: z.string(),
      began_at: moment,
      seconds: z.number(),
      acts: z.array(z.object({ kind: z.enum(USE_KINDS), code: z.string(), times: z.number() })),
    }),
  ),
  usefulness: z.array(
    z.object({ page: z.string(), useful: z.boolean(), reason: z.string().nullable(), said_at: moment }),
  ),
  refused_visits: z.array(z.object({ day: date, times: z.number() })),
});
/** All that one person gave, and what was kept of reading, as it is stored. */
export type Everything = z.output<typeof everything>;
const readEverything = z.union([everything, status('none')]);

export const everythingCalls = (call: Call) => ({
  readEverything: (at: Date, sessionHash: string) =>
    call('read_everything', readEverything, { ...time(at), p_session_hash: sessionHash }, repeatable),
});
