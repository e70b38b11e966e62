/** How the guidance is read, and asked for. */
import type { UseReport } from '../../domain/use.ts';
import { repeatable, time, type Call } from './call.ts';
import { status } from './shapes.ts';

const recordUse = status('recorded', 'not_recorded');
const recordUsefulness = status('recorded', 'not_recorded');
const countRefusedVisit = status('counted', 'not_counted');

export const useCalls = (call: Call) => ({
  recordUse: (at: Date, sessionHash: string, report: UseReport) =>
    call(
      'record_use',
      recordUse,
      {
        ...time(at),
        p_session_hash: sessionHash,
        p_view: report.view,
        p_page: report.page,
        p_release: report.release,
        p_elapsed: report.elapsed,
        p_seconds: report.seconds,
        p_acts: report.acts.map(([kind, code, times]) => ({ kind, code, times })),
      },
      repeatable,
    ),
  recordUsefulness: (
    at: Date,
    sessionHash: string,
    said: { page: string; useful: boolean; reason: string | null; release: string },
  ) =>
    call(
      'record_usefulness',
      recordUsefulness,
      {
        ...time(at),
        p_session_hash: sessionHash,
        p_page: said.page,
        p_useful: said.useful,
        p_reason: said.reason,
        p_release: said.release,
      },
      repeatable,
    ),
  /** Somebody who waits for the guidance asked for it; not repeated, so that none counts twice. */
  countRefusedVisit: (at: Date, sessionHash: string) =>
    call('count_refused_visit', countRefusedVisit, { ...time(at), p_session_hash: sessionHash }),
});
