/** Asks the server something until it answers, with growing pauses. It knows no browser: timers come from outside. */
import { retryAfter, type Sent, type Timers } from './save-queue.ts';

export interface AskingParts<T extends object> {
  readonly ask: () => Promise<T | Sent>;
  readonly timers: Timers;
  readonly onAnswer: (answer: T) => void;
  /** The questionnaire was sent before or is over. */
  readonly onClosed: () => void;
}

export interface Asking {
  /** The connection may be back: asks at once, unless it is answered or being asked. */
  again(): void;
  stop(): void;
}

/** Asks at once. What the server refuses is not asked again. */
export function createAsking<T extends object>({ ask, timers, onAnswer, onClosed }: AskingParts<T>): Asking {
  let timer: number | null = null;
  let failures = 0;
  let over = false;

  async function run(): Promise<void> {
    timer = null;
    const answer = await ask().catch((): Sent => 'no-connection');
    if (over) return;
    if (typeof answer === 'object') onAnswer(answer);
    else if (answer === 'closed') onClosed();
    else if (answer !== 'refused') timer = timers.set(() => void run(), retryAfter((failures += 1)));
  }

  function clear(): void {
    if (timer !== null) timers.clear(timer);
    timer = null;
  }

  void run();
  return {
    again() {
      if (timer === null) return;
      clear();
      void run();
    },
    stop() {
      over = true;
      clear();
    },
  };
}
