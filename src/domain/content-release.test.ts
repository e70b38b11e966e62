import { describe, expect, test } from 'vitest';
import { nextRelease, releaseCarried, type ContentRelease } from './content-release.ts';

const [old, now] = ['a'.repeat(64), 'b'.repeat(64)];
const first: ContentRelease = { id: 'r1', hash: old, date: '2026-12-01', reason: 'Begin', by: 'A. de Boer' };
const said = { reason: ' Wet van 2027 ', by: 'A. de Boer' };

describe('[T14] a build', () => {
  test('of a trial that isn’t live is a draft, named by its content', () => {
    expect(releaseCarried(now, [first], false).id).toBe('ontwerp-bbbbbbbb');
    expect(releaseCarried(old, [first], false).id).toBe('ontwerp-aaaaaaaa');
  });

  test('of a live trial carries the last release', () => {
    expect(releaseCarried(old, [first], true)).toEqual({ id: 'r1', objection: null });
  });

  test('of a live trial is refused with content that is older, newer, or was never released', () => {
    const second = { ...first, id: 'r2', hash: now };
    expect(releaseCarried(old, [first, second], true).objection).toContain(
      'the last release, r2 of 2026-12-01',
    );
    expect(releaseCarried(now, [first], true).objection).toContain('the last release, r1');
    expect(releaseCarried(now, [], true).objection).toContain('was never released');
  });
});

describe('[T14] a release', () => {
  const content = { hash: now, date: '2027-01-04' };

  test('follows the one before, with its reason and who made it', () => {
    expect(nextRelease([first], content, said)).toEqual({
      id: 'r2',
      hash: now,
      date: '2027-01-04',
      reason: 'Wet van 2027',
      by: 'A. de Boer',
    });
  });

  test('is refused when nothing changed, or nobody says why or who', () => {
    expect(nextRelease([{ ...first, hash: now }], content, said)).toBe('unchanged');
    expect(nextRelease([first], content, { ...said, reason: ' ' })).toBe('no-reason');
    expect(nextRelease([first], content, { ...said, by: '' })).toBe('no-name');
  });

  test('may bring an earlier content back', () => {
    const second = { ...first, id: 'r2', hash: now };
    expect(nextRelease([first, second], { ...content, hash: old }, said)).toMatchObject({
      id: 'r3',
      hash: old,
    });
  });
});
