import { expect, test } from 'vitest';
import { changesOf, readChange, WORK_CHANGES } from './life-event.ts';

const TODAY = '2026-03-02';

test('who invites tells of work, who guides tells of guiding, and nobody of the other', () => {
  const trial = {
    roles: {
      worker: { invites: { role: 'guide', how: 'mail' } },
      guide: { invites: { role: 'worker', how: 'hand' } },
      alone: { invites: null },
    },
    guidanceRoles: ['guide'],
  } as const;
  expect(changesOf(trial, 'worker')).toEqual(WORK_CHANGES);
  expect(changesOf(trial, 'guide')).toEqual(['no_longer_guides']);
  expect(changesOf(trial, 'alone')).toEqual([]);
  expect(changesOf(trial, 'constructor')).toEqual([]);
});

test('reads the change, with or without its day', () => {
  expect(readChange({ change: 'job_lost' }, WORK_CHANGES, TODAY).change).toEqual({
    kind: 'job_lost',
    happenedOn: null,
  });
  expect(readChange({ change: 'other_manager', changed_on: '1-3-2026' }, WORK_CHANGES, TODAY).change).toEqual(
    {
      kind: 'other_manager',
      happenedOn: '2026-03-01',
    },
  );
  expect(readChange({ change: 'job_lost', changed_on: TODAY }, WORK_CHANGES, TODAY).problems).toBeUndefined();
});

const wrong = (form: Record<string, string>) =>
  readChange(form, WORK_CHANGES, TODAY).problems?.map(({ field }) => field);

test('says what is missing or wrong, all at once', () => {
  expect(wrong({})).toEqual(['change']);
  expect(wrong({ change: 'no_longer_guides' })).toEqual(['change']);
  expect(wrong({ change: 'x', changed_on: 'gisteren' })).toEqual(['change', 'changed_on']);
  expect(wrong({ change: 'job_lost', changed_on: '31-2-2026' })).toEqual(['changed_on']);
  expect(wrong({ change: 'job_lost', changed_on: '3-3-2026' })).toEqual(['changed_on']);
});
