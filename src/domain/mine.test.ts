import { describe, expect, test } from 'vitest';
import { CALENDAR_WORDS } from './icalendar.ts';
import { calendarDays, comingQuestionnaires, factsSeen, seenByOther } from './mine.ts';
import { readNewAddress } from './address-change.ts';
import { GRADES, readGrade } from './withdrawal.ts';
import { waveHistory, waveTrial } from './due.fixture.ts';
import type { History } from './due-types.ts';
import type { Trial } from './trial.ts';

const trial = {
  ...waveTrial,
  roles: { employee: { minutes: { baseline: 15, later: 12 } } },
} as unknown as Trial;
const history = (more: Partial<History>): History => ({ ...waveHistory, ...more });

describe('what the other sees', () => {
  test('[C1] holds no answer, no silence and no withdrawal', () => {
    for (const fact of ['answers', 'later_questionnaires', 'stopping', 'pause', 'changes'] as const)
      expect(seenByOther[fact]).toBe(false);
    expect([...factsSeen(true), ...factsSeen(false)].toSorted()).toEqual(Object.keys(seenByOther).toSorted());
  });
});

describe('what comes', () => {
  test('nothing before the draw', () => {
    expect(comingQuestionnaires(trial, history({ randomised_on: null }))).toEqual([]);
  });

  test('each later questionnaire, so many months after the draw, and not the ones that were opened', () => {
    const drawn = history({ randomised_on: '2026-03-31' });
    const coming = comingQuestionnaires(trial, drawn);
    expect(coming.length).toBeGreaterThan(1);
    const [first] = coming;
    const opened = {
      id: 'x',
      wave: first?.wave ?? '',
      questionnaire: 'x',
      state: 'open',
      opened_on: first?.opensOn ?? '',
      closes_on: '2026-12-31',
      last_saved_at: null,
      declined: false,
      again: false,
    } as const;
    expect(comingQuestionnaires(trial, { ...drawn, occasions: [opened] })).toEqual(coming.slice(1));
  });

  test('nothing for who stopped', () => {
    expect(comingQuestionnaires(trial, history({ randomised_on: '2026-03-31', state: 'stopped' }))).toEqual(
      [],
    );
  });

  test('[C3] in a calendar only the day and one word', () => {
    const coming = [{ wave: 't1', title: 'Hoe gaat het nu?', opensOn: '2026-06-30', minutes: 15 }];
    expect(calendarDays('p', coming)).toEqual([{ key: 'p:t1', day: '2026-06-30' }]);
    expect(CALENDAR_WORDS).toBe('Afspraak');
  });
});

describe('a new address', () => {
  const notTwice = { field: 'email_again', message: 'niet gelijk' };
  test('is typed twice, whatever the capitals', () => {
    expect(readNewAddress({ email: 'A@b.nl', email_again: ' a@B.nl ' }, notTwice)).toEqual({
      email: 'a@b.nl',
    });
    expect(readNewAddress({ email: 'a@b.nl', email_again: 'c@b.nl' }, notTwice).problems).toEqual([notTwice]);
    expect(readNewAddress({ email: '', email_again: '' }, notTwice).problems?.[0]?.field).toBe('email');
  });
});

test('a grade of withdrawing is one of three', () => {
  for (const grade of GRADES) expect(readGrade({ grade })).toBe(grade);
  for (const grade of ['', 'all', '__proto__']) expect(readGrade({ grade })).toBe(null);
});
