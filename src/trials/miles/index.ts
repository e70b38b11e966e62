/**
 * MiLES: does a guidance website for employers help employees with cancer to return to work?
 * The whole protocol as data. What the published papers don't give (ratio, strata, block sizes, months of the waves)
 * is a choice of the research team and stands here to be changed.
 */
import type { Trial } from '../../domain/trial.ts';
import { allocation, arms } from './allocation.ts';
import { contact } from './contact.ts';
import { employeeT0 } from './employee-t0.ts';
import { employee } from './employee.ts';
import { employerT0 } from './employer-t0.ts';
import { employer } from './employer.ts';

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
    { code: 't0', months: 0, windowDays: 28 },
    { code: 't1', months: 3, windowDays: 28 },
    { code: 't2', months: 6, windowDays: 28 },
    { code: 't3', months: 12, windowDays: 28 },
  ],
  graceHours: 48,
  questionnaires: [employeeT0, employerT0],
};
