/** WLQ: limitations at work, 25 items in four scales. Structure only: the key is licensed and was not found. */
import { itemsOn, levels, type Instrument } from './instrument.ts';

export const wlq: Instrument = {
  code: 'wlq',
  name: 'WLQ',
  recall: 'two weeks',
  items: itemsOn('wlq', 25, levels(5)),
  openLevels: true,
  direction: 'each scale 0 to 100; higher is more limitation, as far as known',
  missingRule: 'not found',
  source: 'Lerner et al., Med Care 2001;39:72-85',
  licence: 'Mapi Research Trust; the text is never published',
  uncertain: [
    'Physical (6 items), time (5), mental and interpersonal (9) and output (5): their order, the answers, the index and ' +
      'the loss of productivity computed from it were not found.',
  ],
  score: null,
};
