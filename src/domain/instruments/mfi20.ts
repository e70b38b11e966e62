/** MFI-20: five scales of fatigue. Two published keys differ, so the division over the scales is loaded. */
import { sumOf, valuesOf, type Responses, type Score } from '../scoring.ts';
import { codes, itemsOn, levels, type Instrument, type ScoringKey } from './instrument.ts';

const REVERSED = codes('mfi20', [2, 5, 9, 10, 13, 14, 16, 17, 18, 19]);

export const mfi20: Instrument = {
  code: 'mfi20',
  name: 'MFI-20',
  recall: 'lately',
  items: itemsOn('mfi20', 20, levels(5)),
  direction: 'each scale 4 to 20; higher is more fatigue',
  missingRule: 'no score of a scale when one of its four items is missing',
  source:
    'Smets et al., J Psychosom Res 1995;39:315-325; reversed items as in CamCOPS (docs/source/tasks/mfi20.rst)',
  licence: 'free for academic use; the author wants it used for research and education only',
  uncertain: [
    'Two published keys divide the items differently over the scales. Load the key of the original paper (key.scales): ' +
      'five scales of four items.',
  ],
  score: scoreMfi20,
};

/** Sum of the items of each scale in the key; the ten positive items as 6 − answer. */
export function scoreMfi20(
  answers: Responses,
  { scales, reversed = REVERSED }: ScoringKey = {},
): readonly Score[] {
  return Object.entries(scales ?? {}).map(([scale, items]) => {
    const values = valuesOf(answers, items, 1, 5).map((value, index) =>
      value !== null && reversed.includes(items[index] ?? '') ? 6 - value : value,
    );
    return { code: `mfi20_${scale}`, ...sumOf(values) };
  });
}
