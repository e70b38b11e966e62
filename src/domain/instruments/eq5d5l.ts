/** EQ-5D-5L: five dimensions in five levels, and a visual line. The value comes from a tariff that is loaded. */
import { inRange, valuesOf, type Responses, type Score } from '../scoring.ts';
import { codes, itemsOn, levels, type Instrument, type ScoringKey } from './instrument.ts';

const DIMENSIONS = codes('eq5d5l', [1, 2, 3, 4, 5]);

export const eq5d5l: Instrument = {
  code: 'eq5d5l',
  name: 'EQ-5D-5L',
  recall: 'today',
  items: [...itemsOn('eq5d5l', 5, levels(5)), { code: 'eq5d5l_vas', scale: { kind: 'visual' } }],
  direction:
    'value: 1 is best, below 0 is possible (Dutch tariff: -0.446 to 1); line: 0 to 100, higher is better',
  missingRule: 'no value when one of the five is missing; the line stands by itself',
  source: 'EuroQol; Dutch tariff: Versteegh et al., Value in Health 2016',
  licence: 'EuroQol: written consent, registration, fixed digital form; the text is never published',
  uncertain: [
    'The coefficients of the Dutch tariff are not written here: load them from the licensed source (key.tariff).',
    'Only additive tariffs can be loaded; a tariff with other terms needs its own function.',
  ],
  score: scoreEq5d5l,
};

/** Value: 1 for no problem at all, else 1 less `anyProblem` less what the level of each dimension takes off. */
export function scoreEq5d5l(answers: Responses, { tariff }: ScoringKey = {}): readonly Score[] {
  const values = valuesOf(answers, DIMENSIONS, 1, 5);
  const missing = values.filter((value) => value === null).length;
  const line = inRange(answers['eq5d5l_vas'], 0, 100);
  return [
    {
      code: 'eq5d5l_value',
      value: tariff && missing === 0 ? valueOf(values as number[], tariff) : null,
      missing,
    },
    { code: 'eq5d5l_vas', value: line, missing: line === null ? 1 : 0 },
  ];
}

function valueOf(state: readonly number[], tariff: NonNullable<ScoringKey['tariff']>): number | null {
  if (state.every((level) => level === 1)) return 1;
  let value = 1 - tariff.anyProblem;
  for (const [dimension, level] of state.entries()) {
    const taken = tariff.levels[dimension]?.[level - 1];
    if (taken === undefined) return null;
    value -= taken;
  }
  return value;
}
