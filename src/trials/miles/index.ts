/**
 * MiLES: does a guidance website for employers help employees with cancer to return to work?
 * The whole protocol as data. What the published papers don't give (ratio, strata, block sizes, months of the waves)
 * is a choice of the research team and stands here to be changed.
 */
import type { Trial } from '../../domain/trial.ts';
import { allocation, arms } from './allocation.ts';
import { contact } from './contact.ts';
import { employee } from './employee.ts';
import { employer } from './employer.ts';
import { primaryOutcome } from './outcome.ts';
import { baselineAgain, baselineAgainQuestionnaires } from './questionnaires/again.ts';
import { employeeQuestionnaires } from './questionnaires/employee.ts';
import { employerQuestionnaires } from './questionnaires/employer.ts';

/**
 * The same for each wave: a week to answer, two reminders, the short form, then the phone. No paper by itself: a postal
 * address is not asked, so paper goes to who asks for it on the telephone.
 */
const everyWave = {
  windowDays: 28,
  reminders: [7, 14, 19],
  phone: { day: 21, attempts: 3 },
  paperDay: null,
} as const;

export const miles: Trial = {
  id: 'miles',
  name: 'MiLES',
  neutralName: 'een onderzoek naar begeleiding bij re-integratie',
  purpose:
    'Werknemers met kanker helpen om goed terug te keren naar hun werk, door hun werkgever te steunen met een praktische website.',
  recruitment: { state: 'open', target: 100, takenOver: 50, roundTo: 10, until: null },
  contact,
  unit: 'couple',
  roles: { employee, employer },
  arms,
  guidanceRoles: ['employer'],
  pairing: { takeBackMinutes: 30, validDays: 30 },
  allocation,
  schedule: [
    { code: 't0', months: 0, ...everyWave },
    { code: 't1', months: 3, ...everyWave },
    { code: 't2', months: 6, ...everyWave },
    { code: 't3', months: 12, ...everyWave },
  ],
  baselineAgain,
  sending: { from: '09:00', until: '20:00', daysOff: [6, 7], holidaysOff: true, gapDays: 3, consentDays: 7 },
  pauseDaysMost: 28,
  addressHours: 48,
  paperConsentDays: 30,
  talkDays: { closed: 30, open: 180 },
  primaryOutcome,
  graceHours: 48,
  questionnaires: [...employeeQuestionnaires, ...employerQuestionnaires, ...baselineAgainQuestionnaires],
};
