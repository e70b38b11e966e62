/** The log: one JSON line for each event. It names events, states and fields; values never come in. */

export interface LogEntry {
  /** What happened, as a fixed word or a function's own path. */
  readonly event: string;
  readonly status?: number;
  readonly outcome?: string;
  /** Names of form fields with a problem. */
  readonly fields?: readonly string[];
  readonly ms?: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly fault?: FaultTrace;
}

export interface FaultTrace {
  readonly name: string;
  readonly code?: string;
  readonly where: readonly string[];
}

export type Log = (entry: LogEntry) => void;

/** Writes entries as JSON lines through `write` (standard output in a deployment). */
export function createLog(now: () => Date, write: (line: string) => void): Log {
  return (entry) => write(JSON.stringify({ at: now().toISOString(), ...entry }));
}

/** What a fault may tell the log: its kind, code and place. Its message may hold what someone typed. */
export function traceOf(fault: unknown): FaultTrace {
  if (!(fault instanceof Error)) return { name: typeof fault, where: [] };
  const frames = (fault.stack ?? '')
    .replace(fault.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  const where = frames.slice(0, 5).map((line) => line.trim());
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
  return { name: fault.name, ...(code ? { code } : {}), where };
}
