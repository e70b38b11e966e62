import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reckon, startWatch, STILL_READING_MS, type Sign, type Watch } from './active-time.ts';

type Step = readonly [sign: Sign, moment: number];
const after = (steps: readonly Step[], seen = true): Watch =>
  steps.reduce((watch, [sign, moment]) => reckon(watch, sign, moment), startWatch(0, seen));
const active = (...steps: Step[]): number => after(steps).active;

describe('time that counts', () => {
  test('runs while somebody does something', () => {
    expect(active(['use', 10_000], ['use', 25_000], ['hide', 40_000])).toBe(40_000);
  });

  test('stops half a minute after the last sign of life', () => {
    expect(active(['use', 10_000], ['look', 600_000])).toBe(40_000);
  });

  test('goes on where somebody comes back to the keys, without the silence between', () => {
    expect(active(['use', 100_000], ['look', 105_000])).toBe(35_000);
  });

  test('leaves out what happens behind another tab', () => {
    expect(active(['hide', 5_000], ['look', 60_000], ['show', 70_000], ['hide', 72_000])).toBe(7_000);
  });

  test('runs through a film that nobody touches, and half a minute after it', () => {
    expect(active(['play', 0], ['pause', 200_000], ['look', 400_000])).toBe(230_000);
  });

  test('is nothing for a film behind another tab', () => {
    expect(active(['play', 0], ['hide', 4_000], ['look', 90_000])).toBe(4_000);
  });

  test('is nothing for a page that was never seen', () => {
    expect(after([['look', 90_000]], false).active).toBe(0);
  });
});

describe('for whatever happens', () => {
  const signs = fc.constantFrom<Sign>('show', 'hide', 'use', 'play', 'pause', 'look');
  const steps = fc
    .array(fc.tuple(signs, fc.integer({ min: -1_000, max: 120_000 })), { maxLength: 40 })
    .map((made) => {
      let at = 0;
      return made.map(([sign, wait]): Step => [sign, (at += wait)]);
    });

  test('time used never exceeds the time that passed, and never shrinks', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (all, seen) => {
        let watch = startWatch(0, seen);
        for (const [sign, moment] of all) {
          const next = reckon(watch, sign, moment);
          expect(next.active).toBeGreaterThanOrEqual(watch.active);
          expect(next.active - watch.active).toBeLessThanOrEqual(next.at - watch.at);
          watch = next;
        }
      }),
    );
  });

  test('looking more often changes nothing', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const looking = all.flatMap(([sign, moment]): Step[] => [
          ['look', moment - 400],
          ['look', moment],
          [sign, moment],
        ]);
        const late = Math.max(0, ...all.map(([, moment]) => moment)) + 1;
        const end: Step = ['look', late];
        expect(after([...looking, end]).active).toBe(after([...all, end]).active);
      }),
    );
  });

  test('without a film no sign of life is worth more than half a minute', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const quiet = all.filter(([sign]) => sign !== 'play');
        const shown = quiet.filter(([sign]) => !['look', 'hide'].includes(sign)).length + 1;
        expect(after(quiet).active).toBeLessThanOrEqual(shown * STILL_READING_MS);
      }),
    );
  });
});
