/**
 * Tells the server that someone stopped for today, so that this device shows the answers no more [C10]. A mark without
 * any answer stays on the device until the server has heard it: the next visit tells it first.
 */
import type { Store } from './draft.ts';
import type { Sent } from './save-queue.ts';

export interface Leaving {
  leave(): Promise<void>;
  /** Tells what could not be told before; false as long as the server has not heard it. */
  settle(): Promise<boolean>;
}

/** For questionnaire `id` in `version`; `tell` speaks to the server. */
export function createLeaving(
  store: Store | null,
  id: string,
  version: number,
  tell: () => Promise<Sent>,
): Leaving {
  const key = `gestopt/${id}/${version}`;

  /** Without a session, or once the questionnaire is closed, nothing is shown to anybody: that is good as well. */
  async function hear(): Promise<boolean> {
    const sent = await tell().catch((): Sent => 'no-connection');
    if (sent === 'no-connection') return false;
    store?.removeItem(key);
    return true;
  }

  return {
    async leave() {
      try {
        store?.setItem(key, '1');
      } catch {
        // A full device: the server is told all the same.
      }
      await hear();
    },
    settle: async () => (store?.getItem(key) ?? null) === null || hear(),
  };
}
