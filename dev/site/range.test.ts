import { describe, expect, test } from 'vitest';
import { rangeOf } from './range.ts';

describe('the part of a file of 100 bytes', () => {
  test.each([
    ['bytes=0-9', { from: 0, to: 9 }],
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=90-', { from: 90, to: 99 }],
    ['bytes=90-1000', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-1000', { from: 0, to: 99 }],
  ])('%s', (header, part) => expect(rangeOf(header, 100)).toEqual(part));

  test.each([null, '', 'bytes=-', 'bytes=9-0', 'bytes=0-1,5-6', 'items=0-9', 'bytes=a-b'])(
    'is all of it for %s',
    (header) => expect(rangeOf(header, 100)).toBe('all'),
  );

  test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('is nothing for %s', (header) =>
    expect(rangeOf(header, 100)).toBe('none'),
  );
});
