/** Order statistics over measured values. */

/** The value below which the share `q` (0 to 1) of the values lies, by nearest rank; NaN without values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(q * sorted.length)));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The middle value; between the two middle ones for an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(half)] ?? Number.NaN;
  return (low + high) / 2;
}

/** The sum; 0 without values. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The slope of the line of least squares through points (x, y); NaN below two points. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => sum(values) / values.length;
  const [x, y] = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))];
  return (
    sum(points.map((point) => (point[0] - x) * (point[1] - y))) /
    sum(points.map((point) => (point[0] - x) ** 2))
  );
}
