/** What this browser lends to saving: its timers, and a place to keep answers. */
import type { Store } from './draft.ts';
import type { Timers } from './save-queue.ts';

export const timers: Timers = {
  set: (run, ms) => window.setTimeout(run, ms),
  clear: (id) => clearTimeout(id),
};

/** Storage may be switched off; then the page itself is the only place. */
export function storeOf(): Store | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
