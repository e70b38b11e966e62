/** QWLQ-CS: quality of working life of cancer survivors. Structure only: its key was not found. */
import { itemsOn, levels, type Instrument } from './instrument.ts';

export const qwlqcs: Instrument = {
  code: 'qwlqcs',
  name: 'QWLQ-CS',
  recall: null,
  items: itemsOn('qwlqcs', 23, levels(6)),
  direction: '0 to 100, higher is better (survivors: mean 75, SD 12)',
  missingRule: 'not found',
  source: 'de Jong et al., BMC Cancer 2018 (s12885-017-3966-1) and 2017 (s00520-016-3549-8)',
  licence: 'ask Amsterdam UMC; the articles are open access',
  uncertain: [
    'Which items belong to which of the five factors, which are turned round, and the missing rule were not found.',
    'Six answers for each item is from memory.',
  ],
  score: null,
};
