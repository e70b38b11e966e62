/** The table of demo people, for a terminal. */
import type { DemoRow } from './fill.ts';

const HEADS = { who: 'WHO', arm: 'ARM', what: 'WHAT', url: 'LINK' } as const;

/** Columns as wide as their longest cell; the link comes last, so that it can be clicked. */
export function table(rows: readonly DemoRow[]): string {
  const cells = [HEADS, ...rows].map(({ who, arm, what, url }) => [who, arm ?? '-', what, url]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The rows with other origins, for a start on another port. */
export function moved(rows: readonly DemoRow[], origins: Readonly<Record<string, string>>): DemoRow[] {
  const pairs = Object.entries(origins).map(([from, to]) => [origin(from), origin(to)] as const);
  return rows.map((row) => {
    const pair = pairs.find(([from]) => from !== null && origin(row.url) === from);
    return pair ? { ...row, url: row.url.replace(pair[0] ?? '', pair[1] ?? '') } : row;
  });
}

const origin = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);
