import { expect, test } from 'vitest';
import { meets, table } from './report.ts';

test('ticks a figure that stays within its target and crosses one that does not', () => {
  expect(meets({ what: 'size', measured: 44, target: 45 })).toBe(true);
  expect(meets({ what: 'size', measured: 46, target: 45 })).toBe(false);
  expect(meets({ what: 'rate', measured: 57, target: 58, better: 'high' })).toBe(false);
  expect(meets({ what: 'p50', measured: 12 })).toBeNull();
});

test('puts the target beside the figure', () => {
  const text = table('Sizes', [
    { what: '/ in all', measured: 44.21, unit: 'KB', target: 45 },
    { what: 'p50', measured: 12, unit: 'ms' },
  ]);
  expect(text).toBe('Sizes\n  / in all  44.2 KB  ≤ 45 KB  ✓\n  p50         12 ms');
});
