/** WRFQ 2.0: how much of the time the demands of work can be met, 27 items. */
import { inRange, meanOf, type Responses, type Score } from '../scoring.ts';
import { itemsOn, type Instrument } from './instrument.ts';

/** Scale to first and last item. */
const SCALES: readonly (readonly [string, number, number])[] = [
  ['total', 1, 27],
  ['scheduling_output', 1, 10],
  ['physical', 11, 15],
  ['mental_social', 16, 22],
  ['flexibility', 23, 27],
];

export const wrfq: Instrument = {
  code: 'wrfq',
  name: 'WRFQ 2.0',
  recall: 'four weeks',
  items: itemsOn('wrfq', 27, { kind: 'levels', codes: ['0', '1', '2', '3', '4', 'na'] }),
  direction: '0 (difficult all the time) to 100 (difficult none of the time); higher is better',
  missingRule: 'a scale needs at least 80% of its items; "does not apply to my job" counts as missing',
  source:
    'Abma et al., J Occup Rehabil 2018;28:465-474; scoring: BMC Public Health 2022 (s12889-022-13893-4); four scales: ' +
    'scoring instruction of the Swedish version (Ahlström and Abma, 2013)',
  licence: 'ask the authors (UMCG)',
  uncertain: [
    'The rule of 80% is from memory. A later paper divides the items over five scales; this has four.',
    'The order of items in the Dutch version must be that of the scoring instruction.',
  ],
  score: scoreWrfq,
};

/** Mean of the items (0 to 4), times 25. */
export function scoreWrfq(answers: Responses): readonly Score[] {
  return SCALES.map(([scale, first, last]) => {
    const count = last - first + 1;
    const values = Array.from({ length: count }, (_, index) =>
      inRange(answers[`wrfq_${first + index}`], 0, 4),
    );
    const { value, missing } = meanOf(values, Math.ceil(0.8 * count));
    return { code: `wrfq_${scale}`, value: value === null ? null : 25 * value, missing };
  });
}
