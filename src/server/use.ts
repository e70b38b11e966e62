/** Reads what a page tells of how it was read, and keeps only what can be told. */
import { z } from 'zod';
import { REPORT_LIMIT, USE_KINDS, type Act, type UseReport } from '../domain/use.ts';
import { knownUse } from './known-use.ts';
import { answer, type Outcome } from './outcome.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

/** Reports from one network address in ten minutes: an office that reads together stays below. */
const REPORTS = 1200;
const WINDOW_SECONDS = 600;
/** A longer address of a page elsewhere is not kept. */
const CODE_MOST = 300;

const whole = z.number().int().nonnegative();
const report = z.object({
  view: z.uuid(),
  page: z.string().max(200),
  release: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  elapsed: whole.max(1e9),
  seconds: whole.max(1e9),
  acts: z.array(z.tuple([z.enum(USE_KINDS), z.string(), whole.max(99)])).max(REPORT_LIMIT / 10),
});

/** The answer is for nobody: a page that is left waits for nothing. Only a report that can't be read is refused. */
export async function takeReport(data: unknown, world: World, visit: Visit): Promise<Outcome> {
  const read = report.safeParse(data);
  if (!read.success) return answer({ status: 'bad_request' }, { status: 400, event: 'bad-request' });
  if (visit.session === null || (await tooMany(world, visit))) return told('not_recorded');
  const kept = await keptOf(world, read.data);
  if (kept === null) return told('not_recorded');
  return told((await world.database.recordUse(visit.at, visit.session, kept)).status);
}

const told = (status: 'recorded' | 'not_recorded'): Outcome => answer({ status }, { event: status });

const tooMany = async ({ database, secrets }: World, { at, ip }: Visit): Promise<boolean> =>
  (await database.rate(at, secrets.rateKey(`use:${ip}`), WINDOW_SECONDS, REPORTS)).status === 'limited';

/** The report without what its page doesn't have; null for a page that isn't there. */
async function keptOf(world: World, given: UseReport): Promise<UseReport | null> {
  const known = await knownUse(world);
  if (!known.page(given.page)) return null;
  const kept = ([kind, code]: Act): boolean => code.length <= CODE_MOST && known.act(given.page, kind, code);
  return { ...given, acts: given.acts.filter(kept) };
}
