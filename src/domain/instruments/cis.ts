/** CIS, the scale of fatigue: eight items; which are turned round is loaded. */
import { sumOf, valuesOf, type Responses, type Score } from '../scoring.ts';
import { codes, itemsOn, levels, type Instrument, type ScoringKey } from './instrument.ts';

const ITEMS = codes('cis', [1, 2, 3, 4, 5, 6, 7, 8]);

export const cis: Instrument = {
  code: 'cis',
  name: 'CIS, subschaal vermoeidheid',
  recall: 'two weeks',
  items: itemsOn('cis', 8, levels(7)),
  direction: '8 to 56; higher is more fatigue; 35 or more is severe',
  missingRule: 'no score when one item is missing: no published rule was found',
  source: 'Vercoulen et al., J Psychosom Res 1994;38:383-392',
  licence: 'ask Radboudumc or the authors',
  uncertain: [
    'Which items are turned round was not found: load them (key.reversed).',
    'Range and border are from memory.',
  ],
  score: scoreCis,
};

/** Sum of eight items, the reversed ones as 8 − answer. */
export function scoreCis(answers: Responses, { reversed }: ScoringKey = {}): readonly Score[] {
  const values = valuesOf(answers, ITEMS, 1, 7).map((value, index) =>
    value !== null && reversed?.includes(ITEMS[index] ?? '') ? 8 - value : value,
  );
  const { value, missing } = sumOf(values);
  return [{ code: 'cis_fatigue', value: reversed ? value : null, missing }];
}
