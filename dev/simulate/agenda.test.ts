import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAgenda } from './agenda.ts';

const at = (minutes: number) => new Date(minutes * 60_000);

test('entries come out by time, then by rank, then in the order in which they were put in', () => {
  const entry = fc.record({ minutes: fc.integer({ min: 0, max: 9 }), rank: fc.integer({ min: 0, max: 3 }) });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
      const agenda = createAgenda();
      const out: string[] = [];
      entries.forEach(({ minutes, rank }, i) =>
        agenda.add(
          at(minutes),
          rank,
          async () => void out.push(`${minutes} ${rank} ${String(i).padStart(3, '0')}`),
        ),
      );
      for (let next = agenda.next(at(100)); next; next = agenda.next(at(100))) void next.run();
      expect(out).toHaveLength(entries.length);
      expect(out).toEqual([...out].sort());
    }),
  );
});

test('what lies after the limit stays', () => {
  const agenda = createAgenda();
  agenda.add(at(5), 0, async () => undefined);
  expect(agenda.next(at(4))).toBeNull();
  expect(agenda.size).toBe(1);
  expect(agenda.next(at(5))?.at).toEqual(at(5));
  expect(agenda.next(at(5))).toBeNull();
});
