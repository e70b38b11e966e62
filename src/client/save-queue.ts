/**
 * Saves answers to the server one request at a time: gathers what was given, retries with growing pauses, and
 * says in one word how it stands. It knows no browser: sending, the clock and timers come from outside.
 */
import type { Given, Givens } from './draft.ts';

/** What became of one request. */
export type Sent = 'saved' | 'refused' | 'signed-out' | 'closed' | 'no-connection';

/** How it stands: `waiting` while something is still to be saved and nothing went wrong. */
export type SaveState = 'idle' | 'waiting' | 'saved' | 'refused' | 'signed-out' | 'closed' | 'no-connection';

export interface Timers {
  set(run: () => void, ms: number): number;
  clear(id: number): void;
}

export interface SaveQueueParts {
  readonly send: (answers: Givens) => Promise<Sent>;
  readonly timers: Timers;
  /** Called with the answers that the server has now. */
  readonly onConfirmed: (answers: Givens) => void;
  readonly onState: (state: SaveState) => void;
}

export interface SaveQueue {
  add(item: string, given: Given): void;
  /** Another tab has a newer answer: ours need not be sent any more. */
  drop(item: string): void;
  /** Sends at once whatever waits; true when the server has everything. */
  flush(): Promise<boolean>;
  /** Everything that the server has not confirmed, also what is on its way. */
  unconfirmed(): Givens;
  /** Stops sending for good (the questionnaire was sent or left). */
  close(): void;
}

/** Milliseconds of silence after which an answer is sent. */
export const PAUSE_MS = 800;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/** Milliseconds to wait before try `failures` + 1: 2, 4, 8 ... at most 60 seconds. */
export const retryAfter = (failures: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1), LAST_RETRY_MS);

export function createSaveQueue({ send, timers, onConfirmed, onState }: SaveQueueParts): SaveQueue {
  const pending = new Map<string, Given>();
  const rejected = new Map<string, Given>();
  let travelling: Givens = {};
  let running: Promise<boolean> | null = null;
  let timer: number | null = null;
  let failures = 0;
  let closed = false;

  function later(ms: number): void {
    if (timer !== null) timers.clear(timer);
    timer = timers.set(() => {
      timer = null;
      void flush();
    }, ms);
  }

  /** Puts back what did not arrive, unless a newer answer was given in the meantime. */
  function putBack(): void {
    for (const [item, given] of Object.entries(travelling)) if (!pending.has(item)) pending.set(item, given);
  }

  async function sendOnce(): Promise<Sent> {
    travelling = Object.fromEntries(pending);
    pending.clear();
    const sent = await send(travelling).catch((): Sent => 'no-connection');
    if (sent === 'saved') onConfirmed(travelling);
    else if (sent === 'refused')
      for (const [item, given] of Object.entries(travelling)) rejected.set(item, given);
    else putBack();
    travelling = {};
    return sent;
  }

  async function run(): Promise<boolean> {
    let sent: Sent = 'saved';
    while (pending.size > 0 && !closed && (sent === 'saved' || sent === 'refused')) sent = await sendOnce();
    if (closed) return false;
    failures = sent === 'saved' || sent === 'refused' ? 0 : failures + 1;
    if (sent === 'closed') closed = true;
    else if (failures > 0) later(retryAfter(failures));
    onState(sent);
    return everythingArrived();
  }

  const everythingArrived = () => pending.size === 0 && rejected.size === 0;

  function flush(): Promise<boolean> {
    if (running) return running.then((all) => (all && pending.size > 0 ? flush() : all));
    if (pending.size === 0) return Promise.resolve(everythingArrived());
    if (closed) return Promise.resolve(false);
    if (timer !== null) timers.clear(timer);
    timer = null;
    running = run().finally(() => (running = null));
    return running;
  }

  return {
    add(item, given) {
      if (closed) return;
      rejected.delete(item);
      pending.set(item, given);
      if (failures > 0 || running) return;
      onState('waiting');
      later(PAUSE_MS);
    },
    drop(item) {
      pending.delete(item);
      rejected.delete(item);
      const { [item]: _newerElsewhere, ...rest } = travelling;
      travelling = rest;
    },
    flush,
    unconfirmed: () => ({ ...Object.fromEntries(rejected), ...travelling, ...Object.fromEntries(pending) }),
    close() {
      closed = true;
      if (timer !== null) timers.clear(timer);
      pending.clear();
    },
  };
}
