/** I-RTW_CS: successful return to work of cancer survivors. Structure only: answers, weights and formula were not found. */
import { itemsOn, levels, type Instrument } from './instrument.ts';

export const irtwcs: Instrument = {
  code: 'irtwcs',
  name: 'I-RTW_CS',
  recall: null,
  items: itemsOn('irtwcs', 7, levels(5)),
  openLevels: true,
  direction: 'higher is a more successful return, as far as known',
  missingRule: 'not found',
  source: 'Greidanus et al., The Patient 2020 (doi 10.1007/s40271-020-00427-6; PMC7478947)',
  licence: 'open access article; the exact licence was not found',
  uncertain: [
    'The answers to the seven items, and whether the individual weights need items of their own, were not found.',
    'The formula with the individual weights was not found, so nothing is computed.',
  ],
  score: null,
};
