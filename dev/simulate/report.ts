/** What the simulation prints. The same for the same seed: no ids, no times of the machine. */
import type { Finding } from './checks/shape.ts';
import type { Numbers } from './flow.ts';

export interface Report {
  readonly seed: number;
  readonly couples: number;
  readonly months: number;
  readonly flow: readonly Numbers[];
  readonly invariants: readonly Finding[];
}

/** Whether every invariant holds. */
export const holds = ({ invariants }: Report): boolean =>
  invariants.every(({ broken }) => broken.length === 0);

/** For a terminal: the flow of numbers, then each invariant with the first thing that breaks it. */
export function textOf({ seed, couples, months, flow, invariants }: Report): string {
  const width = Math.max(...flow.map(({ title }) => title.length));
  return [
    `${couples} couples, ${months} months, seed ${seed}`,
    '',
    ...flow.map(
      ({ title, rows }) =>
        `${title.padEnd(width)}  ${rows.map(([name, n]) => `${name} ${n}`).join(', ') || 'none'}`,
    ),
    '',
    ...invariants.flatMap(({ name, broken }) =>
      broken.length === 0
        ? [`ok      ${name}`]
        : [
            `BROKEN  ${name}`,
            `        ${broken[0]}${broken.length > 1 ? ` (and ${broken.length - 1} more)` : ''}`,
          ],
    ),
    '',
  ].join('\n');
}

/** The same for a program. */
export const jsonOf = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
