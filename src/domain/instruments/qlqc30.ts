/** EORTC QLQ-C30, version 3: fifteen scales from 0 to 100, and the summary score. */
import { half, meanOf, valuesOf, type Responses, type Score } from '../scoring.ts';
import { codes, itemsOn, levels, type Instrument } from './instrument.ts';

type Kind = 'function' | 'symptom' | 'global';

/** Scale, kind, item numbers. */
const SCALES: readonly (readonly [string, Kind, readonly number[]])[] = [
  ['ql', 'global', [29, 30]],
  ['pf', 'function', [1, 2, 3, 4, 5]],
  ['rf', 'function', [6, 7]],
  ['ef', 'function', [21, 22, 23, 24]],
  ['cf', 'function', [20, 25]],
  ['sf', 'function', [26, 27]],
  ['fa', 'symptom', [10, 12, 18]],
  ['nv', 'symptom', [14, 15]],
  ['pa', 'symptom', [9, 19]],
  ['dy', 'symptom', [8]],
  ['sl', 'symptom', [11]],
  ['ap', 'symptom', [13]],
  ['co', 'symptom', [16]],
  ['di', 'symptom', [17]],
  ['fi', 'symptom', [28]],
];

export const qlqc30: Instrument = {
  code: 'qlqc30',
  name: 'EORTC QLQ-C30',
  recall: 'the past week, from the sixth item on',
  items: [...itemsOn('qlqc30', 28, levels(4)), ...itemsOn('qlqc30', 30, levels(7)).slice(28)],
  direction: '0 to 100; higher is better for functioning, global health and the summary, worse for symptoms',
  missingRule: 'a scale needs at least half of its items; the summary needs all thirteen scales',
  source:
    'EORTC scoring manual, third edition (2001); summary: Giesinger et al., J Clin Epidemiol 2016;69:79-88',
  licence:
    'EORTC: permission for each study, and a licence for any electronic version; the text is never published',
  uncertain: ['The item numbers of the scales were written from memory: check them against the manual.'],
  score: scoreQlqC30,
};

/** Mean of the items, brought to 0 to 100 over the range of the answers; functioning is turned round. */
export function scoreQlqC30(answers: Responses): readonly Score[] {
  const scales = SCALES.map(([scale, kind, numbers]) => {
    const most = kind === 'global' ? 7 : 4;
    const { value, missing } = meanOf(
      valuesOf(answers, codes('qlqc30', numbers), 1, most),
      half(numbers.length),
    );
    const share = value === null ? null : (value - 1) / (most - 1);
    const score = share === null ? null : 100 * (kind === 'function' ? 1 - share : share);
    return { kind, score: { code: `qlqc30_${scale}`, value: score, missing } };
  });
  const summed = scales.filter(({ score }) => !['qlqc30_ql', 'qlqc30_fi'].includes(score.code));
  const good = summed.map(({ kind, score: { value } }) =>
    value === null ? null : kind === 'symptom' ? 100 - value : value,
  );
  return [...scales.map(({ score }) => score), { code: 'qlqc30_summary', ...meanOf(good, summed.length) }];
}
