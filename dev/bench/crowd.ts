/** A number of people at once, each of whom begins again as soon as the last answer has come in. */

export interface Crowd {
  /** Milliseconds that each answer took. */
  readonly ms: readonly number[];
  /** Seconds from the first question to the last answer. */
  readonly seconds: number;
  /** What went wrong, by its words. */
  readonly failures: readonly string[];
}

/** Does all `work` with `people` at once and times each piece; a fault counts as a failure and does not stop the rest. */
export async function crowd<T>(
  people: number,
  work: readonly T[],
  act: (piece: T) => Promise<void>,
): Promise<Crowd> {
  const waiting = [...work].reverse();
  const ms: number[] = [];
  const failures: string[] = [];
  const began = performance.now();
  const person = async () => {
    for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
      const start = performance.now();
      try {
        await act(piece);
        ms.push(performance.now() - start);
      } catch (fault) {
        failures.push(fault instanceof Error ? fault.message : String(fault));
      }
    }
  };
  await Promise.all(Array.from({ length: people }, person));
  return { ms, seconds: (performance.now() - began) / 1000, failures };
}
