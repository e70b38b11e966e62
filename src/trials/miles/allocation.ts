/** Arms and randomisation. */
import type { Allocation, Arm } from '../../domain/trial.ts';

export const arms: readonly Arm[] = [
  { code: 'intervention', name: 'Website meteen', ratio: 1, guidance: 'at_once' },
  { code: 'control', name: 'Website na afloop van het onderzoek', ratio: 1, guidance: 'at_release' },
];

export const allocation: Allocation = {
  strata: [
    {
      factor: 'organisation',
      role: 'employer',
      item: 'organisation_size',
      levels: { small: ['under_10', '10_49', '50_99'], large: ['100_249', '250_plus'] },
    },
  ],
  blockMultiples: [2, 3, 4],
  // 1.5 times the 100 couples sought, for the case that all of them fall in one stratum.
  listLength: 150,
  baselineMaxAgeDays: 28,
  // One manager with a couple in each arm would bring the website to both: a person decides first.
  samePerson: 'hold',
  sameOrganisation: 'hold',
  recheck: [{ role: 'employee', item: 'first_sick_day', maxDays: 730 }],
};
