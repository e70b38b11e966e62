/** Keeps labels beside a line apart. */

/** Places at least `gap` apart, in the same order and as near to the given ones as going down allows. */
export function spread(places: readonly number[], gap: number): readonly number[] {
  let last = Number.NEGATIVE_INFINITY;
  return places.map((place) => (last = Math.max(place, last + gap)));
}
