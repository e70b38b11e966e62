/** CPU time of processes: our own from Node, another and all that it started from Linux's `/proc`. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** CPU seconds (user and system) that this process has used. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Parent, and clock ticks of the process and of the children it has already buried. */
function stat(pid: number): { parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((total, field) => total + Number(field), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

/** The process that started `pid`, or NaN where there is no `/proc`. */
export const parentOf = (pid: number): number => stat(pid)?.parent ?? Number.NaN;

/**
 * CPU seconds of the process `pid` with all its descendants, those that ended included; NaN where there is no `/proc`.
 * Counted in ticks, mostly of 10 ms each.
 */
export function treeCpu(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const perSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const found = stat(Number(name));
        return found ? [[Number(name), found] as const] : [];
      }),
  );
  const below = (parent: number): number =>
    [...all].reduce(
      (total, [child, { parent: its }]) => total + (its === parent ? below(child) : 0),
      all.get(parent)?.ticks ?? 0,
    );
  return below(pid) / perSecond;
}
