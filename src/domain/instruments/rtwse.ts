/** RTW-SE: self-efficacy for return to work, eleven items; which are turned round is loaded. */
import { meanOf, valuesOf, type Responses, type Score } from '../scoring.ts';
import { codes, itemsOn, levels, type Instrument, type ScoringKey } from './instrument.ts';

const ITEMS = codes('rtwse', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

export const rtwse: Instrument = {
  code: 'rtwse',
  name: 'RTW-SE',
  recall: null,
  items: itemsOn('rtwse', 11, levels(6)),
  direction: '1 to 6; higher is more confidence',
  missingRule: 'no score when one item is missing: no published rule was found',
  source: 'Lagerveld et al., Work & Stress 2010;24:359-375',
  licence: 'Taylor & Francis article: ask the authors',
  uncertain: ['Three items are turned round; which three was not found: load them (key.reversed).'],
  score: scoreRtwSe,
};

/** Mean of eleven items, the reversed ones as 7 − answer. */
export function scoreRtwSe(answers: Responses, { reversed }: ScoringKey = {}): readonly Score[] {
  const values = valuesOf(answers, ITEMS, 1, 6).map((value, index) =>
    value !== null && reversed?.includes(ITEMS[index] ?? '') ? 7 - value : value,
  );
  const { value, missing } = meanOf(values, ITEMS.length);
  return [{ code: 'rtwse_mean', value: reversed ? value : null, missing }];
}
