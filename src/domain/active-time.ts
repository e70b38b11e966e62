/**
 * How long a page is really used: only while it is seen, and somebody did something with it in the last half minute or
 * watches a film. Reckoned from one event to the next, so that no timer has to run.
 */

/** Reading goes on this long after the last sign of life, in milliseconds. */
export const STILL_READING_MS = 30_000;

/** `use`: a key, a touch, a scroll. `play` and `pause`: a film starts, stops or ends. `look`: nothing happened, count up to now. */
export type Sign = 'show' | 'hide' | 'use' | 'play' | 'pause' | 'look';

/** All moments in milliseconds on one clock that never goes back. */
export interface Watch {
  /** Time used until `at`. */
  readonly active: number;
  readonly at: number;
  readonly seen: boolean;
  readonly playing: boolean;
  readonly lastSign: number;
}

/** A page that is opened at `at`; opening is a sign of life. */
export const startWatch = (at: number, seen: boolean): Watch => ({
  active: 0,
  at,
  seen,
  playing: false,
  lastSign: at,
});

/** The watch after `sign`. A moment before the last one counts as that one. */
export function reckon(watch: Watch, sign: Sign, moment: number): Watch {
  const at = Math.max(watch.at, moment);
  const until = watch.playing ? at : Math.min(at, watch.lastSign + STILL_READING_MS);
  const active = watch.active + (watch.seen ? Math.max(0, until - watch.at) : 0);
  return {
    active,
    at,
    seen: sign === 'show' || (watch.seen && sign !== 'hide'),
    playing: sign === 'play' || (watch.playing && sign !== 'pause'),
    lastSign: sign === 'look' || sign === 'hide' ? watch.lastSign : at,
  };
}
