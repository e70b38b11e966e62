/** A trial with three waves and an empty history, for tests of the schedule. */
import type { History } from './due.ts';
import { sample } from './sample.fixture.ts';
import type { Trial, Wave } from './trial.ts';

const wave = (code: string, months: number): Wave => ({
  code,
  months,
  windowDays: 28,
  reminders: [7, 14, 19],
  phone: { day: 21, attempts: 3 },
  paperDay: 24,
});

const asked = ['T0', 'T1', 'T2', 'T0-again'].flatMap((code) =>
  ['employee', 'employer'].map((role) => ({
    ...sample,
    id: `${role}-${code.toLowerCase()}`,
    role,
    wave: code,
  })),
);

/** Only what the schedule reads of a trial. */
export const waveTrial = {
  schedule: [wave('T0', 0), wave('T1', 3), wave('T2', 12)],
  baselineAgain: {
    code: 'T0-again',
    windowDays: 21,
    reminders: [7],
    phone: { day: 12, attempts: 3 },
    paperDay: null,
    minutes: 2,
    questionnaires: { employee: 'employee-t0-again', employer: 'employer-t0-again' },
    holds: { guiding: ['done'] },
  },
  sending: { from: '09:00', until: '20:00', daysOff: [6, 7], holidaysOff: true, gapDays: 3, consentDays: 7 },
  pauseDaysMost: 28,
  talkDays: { closed: 30, open: 180 },
  graceHours: 48,
  questionnaires: asked,
} as unknown as Trial;

/** An employee who joined on 2 March 2026 and was randomised on the 10th, with nothing done yet. */
export const waveHistory: History = {
  participant: '00000000-0000-0000-0000-000000000001',
  role: 'employee',
  state: 'active',
  contact: 'all',
  reachable: true,
  consent: 'current',
  consent_version: 1,
  joined_on: '2026-03-02',
  randomised_on: '2026-03-10',
  release_on: '2027-04-10',
  guides_until: null,
  pauses: [],
  occasions: [],
  done: [],
};

/** The same employee, not drawn: the baseline was too old on 10 March 2026, and is asked again until the 31st. */
export const waveAgain: History = {
  ...waveHistory,
  joined_on: '2026-02-02',
  randomised_on: null,
  release_on: null,
  occasions: [
    {
      id: 'again',
      wave: 'T0-again',
      questionnaire: 'employee-t0-again',
      state: 'open',
      opened_on: '2026-03-10',
      closes_on: '2026-03-31',
      last_saved_at: null,
      declined: false,
      again: true,
    },
  ],
  done: [{ wave: 'T0', step: 'invite', number: 1, on: '2026-02-02', pending: false }],
};
