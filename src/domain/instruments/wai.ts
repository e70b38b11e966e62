/** WAI: seven dimensions, together 7 to 49. */
import { inRange, sumOf, valuesOf, type Responses, type Score } from '../scoring.ts';
import { codes, levels, levelsFrom, type Instrument } from './instrument.ts';

export const wai: Instrument = {
  code: 'wai',
  name: 'WAI',
  recall: null,
  items: [
    { code: 'wai_work', scale: { kind: 'levels', codes: ['physical', 'mental', 'both'] } },
    { code: 'wai_1', scale: levelsFrom(0, 10) },
    { code: 'wai_2a', scale: levels(5) },
    { code: 'wai_2b', scale: levels(5) },
    { code: 'wai_3', scale: { kind: 'number', min: 0, max: 51, decimals: 0 } },
    { code: 'wai_4', scale: levels(6) },
    { code: 'wai_5', scale: levels(5) },
    { code: 'wai_6', scale: { kind: 'levels', codes: ['1', '4', '7'] } },
    { code: 'wai_7_1', scale: levelsFrom(0, 4) },
    { code: 'wai_7_2', scale: levelsFrom(0, 4) },
    { code: 'wai_7_3', scale: levelsFrom(0, 4) },
  ],
  direction: '7 to 49; higher is better; up to 27 is poor',
  missingRule: 'no score when one item is missing',
  source:
    'Tuomi et al., Work Ability Index, Finnish Institute of Occupational Health 1998; PLoS One 2015;0126969',
  licence: 'Dutch licence run by Blik op Werk; the text is never published',
  uncertain: [
    'The weights of the second and the steps of the third and seventh dimension were written from memory: check them.',
    'A half point in the second dimension is kept; manuals may round it.',
  ],
  score: scoreWai,
};

/** What physical and mental demands weigh in each kind of work. */
const WEIGHTS = new Map([
  ['physical', { physical: 1.5, mental: 0.5 }],
  ['mental', { physical: 0.5, mental: 1.5 }],
  ['both', { physical: 1, mental: 1 }],
]);

/**
 * Second dimension: physical and mental demands, weighted 1.5 and 0.5 by the kind of work. Third: the number of illnesses
 * (0: 7, 1: 5, 2: 4, 3: 3, 4: 2, more: 1). Seventh: the sum of three items (0–3: 1, 4–6: 2, 7–9: 3, 10–12: 4).
 */
export function scoreWai(answers: Responses): readonly Score[] {
  const weights = WEIGHTS.get(answers['wai_work'] ?? '');
  const [physical, mental] = [inRange(answers['wai_2a'], 1, 5), inRange(answers['wai_2b'], 1, 5)];
  const demands =
    weights === undefined || physical === null || mental === null
      ? null
      : physical * weights.physical + mental * weights.mental;
  const illnesses = inRange(answers['wai_3'], 0, 51);
  const resources = sumOf(valuesOf(answers, codes('wai_7', [1, 2, 3]), 0, 4)).value;
  const prognosis = inRange(answers['wai_6'], 1, 7);
  const dimensions = [
    inRange(answers['wai_1'], 0, 10),
    demands,
    illnesses === null ? null : ([7, 5, 4, 3, 2][illnesses] ?? 1),
    inRange(answers['wai_4'], 1, 6),
    inRange(answers['wai_5'], 1, 5),
    prognosis !== null && [1, 4, 7].includes(prognosis) ? prognosis : null,
    resources === null ? null : resources <= 3 ? 1 : resources <= 6 ? 2 : resources <= 9 ? 3 : 4,
  ];
  return [{ code: 'wai_total', ...sumOf(dimensions) }];
}
