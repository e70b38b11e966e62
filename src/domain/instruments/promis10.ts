/** PROMIS Global-10: raw sums of physical and mental health. T-scores need a licensed table. */
import { inRange, sumOf, valuesOf, type Responses, type Score } from '../scoring.ts';
import { codes, itemsOn, levels, levelsFrom, type Instrument } from './instrument.ts';

export const promis10: Instrument = {
  code: 'promis10',
  name: 'PROMIS Global-10',
  recall: 'seven days, for the last three',
  // In the order of the codes Global01 to Global10; the seventh is pain from 0 to 10. All others: 5 is best.
  items: [
    ...itemsOn('promis10', 6, levels(5)),
    { code: 'promis10_7', scale: levelsFrom(0, 10) },
    ...itemsOn('promis10', 10, levels(5)).slice(7),
  ],
  direction: 'raw sums, 4 to 20; higher is better',
  missingRule: 'no raw sum when one of its four items is missing',
  source: 'Hays et al., Qual Life Res 2009;18:873-880; healthmeasures.net',
  licence: 'PROMIS: English and Spanish free, other languages a fee; integration needs permission',
  uncertain: [
    'T-scores are not computed: the table is not written here.',
    'Answers to the eighth and tenth item are stored with 5 as the best; a form that numbers them the other way round ' +
      'must be turned when its text is loaded.',
    'The steps of pain (0: 5, 1–3: 4, 4–6: 3, 7–9: 2, 10: 1) are from memory.',
  ],
  score: scorePromis10,
};

/** Physical: items 3, 6, 7 (recoded), 8. Mental: 2, 4, 5, 10. */
export function scorePromis10(answers: Responses): readonly Score[] {
  const pain = inRange(answers['promis10_7'], 0, 10);
  const painless = pain === null ? null : 5 - Math.ceil(pain / 3);
  return [
    {
      code: 'promis10_physical',
      ...sumOf([...valuesOf(answers, codes('promis10', [3, 6, 8]), 1, 5), painless]),
    },
    { code: 'promis10_mental', ...sumOf(valuesOf(answers, codes('promis10', [2, 4, 5, 10]), 1, 5)) },
  ];
}
