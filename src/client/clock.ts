/**
 * The clock by which this page tells when an answer was given: milliseconds since 1970, as the device says, but it never
 * goes back. A device that is set back while the page is open would make an old answer look new.
 */
export function createClock(
  wall: () => number = Date.now,
  /** Goes on evenly, whatever the device is set to; may stand still while the device sleeps. */
  steady: () => number = () => performance.now(),
): () => number {
  let apart = -Infinity;
  return () => {
    apart = Math.max(apart, wall() - steady());
    return Math.round(apart + steady());
  };
}
