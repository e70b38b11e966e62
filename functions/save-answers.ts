/**
 * Keeps answers as they are given, so that a questionnaire can be finished later; hides them when one stops [C10]. An
 * answer that was given before the one that stands doesn't replace it.
 */
import type { Config } from '@netlify/functions';
import { z } from 'zod';
import { fieldsOf } from '../src/domain/journey.ts';
import { answer } from '../src/server/outcome.ts';
import { json, serve } from '../src/server/serve.ts';

const HTTP = { saved: 200, not_open: 409, no_session: 401 } as const;
const value = z.string().max(10_000);
const draft = z.object({
  questionnaire: z.string().max(100),
  version: z.number().int().nonnegative().max(1_000_000),
  answers: z.record(z.string().max(100), z.union([value, z.array(value).max(100)])),
  /** Milliseconds since each answer was given, by the one clock of the device; without: now. */
  ages: z.record(z.string().max(100), z.number().nonnegative()).default({}),
  /** Stops for today: from now on only a code shows what was answered. */
  leave: z.boolean().default(false),
});

export const handle = json(async (data, { trial, database }, { at, session }) => {
  const read = draft.safeParse(data);
  if (!read.success) return answer({ status: 'bad_request' }, { status: 400, event: 'bad-request' });
  if (!session) return answer({ status: 'no_session' }, { status: 401, event: 'no_session' });
  const { questionnaire, version, answers, ages, leave } = read.data;
  const known = trial.questionnaires.find((one) => one.id === questionnaire && one.version === version);
  const fields = known?.sections.flatMap(({ items }) => items.flatMap(fieldsOf)) ?? [];
  if (!known) return answer({ status: 'not_open' }, { status: 409, event: 'not_open' });
  const kept = Object.fromEntries(Object.entries(answers).filter(([field]) => fields.includes(field)));
  const result = await database.saveAnswers(at, session, {
    questionnaire,
    version,
    answers: kept,
    ages,
    leave,
  });
  return answer(result, { status: HTTP[result.status], event: result.status });
});
export default serve(handle);
export const config: Config = {
  path: '/api/vragenlijst/bewaren',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 600, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
