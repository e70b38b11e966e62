/** What is going to happen, in order of time: the clock jumps from one entry to the next. */

export interface Entry {
  readonly at: Date;
  /** Of two at one moment the lower comes first, then the one that was put in first. */
  readonly rank: number;
  readonly run: () => Promise<void>;
}

export interface Agenda {
  add(at: Date, rank: number, run: () => Promise<void>): void;
  /** Takes out the first entry up to and including `until`, or null. */
  next(until: Date): Entry | null;
  readonly size: number;
}

/** A binary heap; the order is total, so the same entries always come out alike. */
export function createAgenda(): Agenda {
  const heap: (Entry & { serial: number })[] = [];
  let serial = 0;
  const before = (i: number, j: number): boolean => {
    const [a, b] = [heap[i], heap[j]];
    if (!a || !b) return false;
    return (+a.at - +b.at || a.rank - b.rank || a.serial - b.serial) < 0;
  };
  const swap = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]];
    if (a && b) [heap[i], heap[j]] = [b, a];
  };
  return {
    get size() {
      return heap.length;
    },
    add(at, rank, run) {
      heap.push({ at, rank, run, serial: (serial += 1) });
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!before(i, parent)) break;
        swap(i, parent);
        i = parent;
      }
    },
    next(until) {
      const first = heap[0];
      if (!first || first.at > until) return null;
      swap(0, heap.length - 1);
      heap.pop();
      for (let i = 0; ;) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (before(left, least)) least = left;
        if (before(right, least)) least = right;
        if (least === i) break;
        swap(i, least);
        i = least;
      }
      return first;
    },
  };
}
