/** Prints what was measured: a short table, each figure with its target and a tick or a cross. */

export interface Figure {
  readonly what: string;
  readonly measured: number | string;
  readonly unit?: string;
  /** At most (or at least) this; without it the figure is shown for its own sake. */
  readonly target?: number;
  readonly better?: 'low' | 'high';
}

/** True, false, or null for a figure without a target. */
export function meets({ measured, target, better = 'low' }: Figure): boolean | null {
  if (target === undefined || typeof measured === 'string') return null;
  return better === 'low' ? measured <= target : measured >= target;
}

const digits = (value: number) =>
  Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;

const words = (value: number | string, unit = '') =>
  `${typeof value === 'number' ? value.toFixed(Number.isInteger(value) ? 0 : digits(value)) : value}${unit && ` ${unit}`}`;

const mark = (figure: Figure) => ({ true: '✓', false: '✗', null: '' })[String(meets(figure)) as 'true'];

function target({ target: bound, better = 'low', unit }: Figure): string {
  return bound === undefined ? '' : `${better === 'low' ? '≤' : '≥'} ${words(bound, unit)}`;
}

/** The table as text: what, measured, target, tick or cross. */
export function table(title: string, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    words(figure.measured, figure.unit),
    target(figure),
    mark(figure),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `  ${(row[0] ?? '').padEnd(widths[0] ?? 0)}  ${(row[1] ?? '').padStart(widths[1] ?? 0)}  ${(row[2] ?? '').padEnd(widths[2] ?? 0)}  ${row[3] ?? ''}`;
  return [title, ...rows.map((row) => line(row).trimEnd())].join('\n');
}

/** Prints a table and notes below it, with an empty line after. */
export function report(title: string, figures: readonly Figure[], notes: readonly string[] = []): void {
  console.log([table(title, figures), ...notes.map((note) => `  ${note}`), ''].join('\n'));
}
