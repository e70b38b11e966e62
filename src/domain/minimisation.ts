/**
 * Minimisation scores: how unbalanced the arms would become if the next participant were put in each of them.
 * Source: Pocock and Simon, Biometrics 1975;31:103–115; unequal ratios by dividing the counts by the ratio.
 */

/** How the spread of the (ratio-adjusted) counts over the arms is measured, for one factor. */
export type Spread = 'Range' | 'SD' | 'Var';

/** A participant: the level of each factor, and for those already in, the index of the arm (from 0). */
export interface Placed {
  readonly levels: readonly (string | number)[];
  readonly arm: number;
}

export interface Minimisation {
  readonly spread: Spread;
  /** One for each arm. */
  readonly ratio: readonly number[];
  /** One for each factor. */
  readonly weights: readonly number[];
}

/**
 * For each arm the weighted sum, over the factors, of the spread of the counts among participants who share the
 * newcomer's level, with the newcomer counted in that arm. Lower is better.
 */
export function imbalanceScores(
  { spread, ratio, weights }: Minimisation,
  prior: readonly Placed[],
  newcomer: readonly (string | number)[],
): readonly number[] {
  return ratio.map((_, candidate) =>
    weights.reduce((sum, weight, factor) => {
      const alike = prior.filter((person) => person.levels[factor] === newcomer[factor]);
      const counts = ratio.map((share, arm) => {
        const own = alike.filter((person) => person.arm === arm).length + (arm === candidate ? 1 : 0);
        return own / share;
      });
      return sum + weight * spreadOf(spread, counts);
    }, 0),
  );
}

/** The arms (indices) that share the lowest score; equal within 1e-9. */
export function preferredArms(scores: readonly number[]): readonly number[] {
  const lowest = Math.min(...scores);
  return scores.flatMap((score, arm) => (score - lowest < 1e-9 ? [arm] : []));
}

function spreadOf(spread: Spread, counts: readonly number[]): number {
  if (spread === 'Range') return Math.max(...counts) - Math.min(...counts);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  return spread === 'Var' ? variance : Math.sqrt(variance);
}
