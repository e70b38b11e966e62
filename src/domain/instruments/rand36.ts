/** RAND-36: eight scales from 0 to 100, and the change in health. */
import { inRange, meanOf, type Responses, type Score } from '../scoring.ts';
import { levels, type Instrument } from './instrument.ts';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** How many answers an item has, and whether the first of them is the best. */
const GROUPS: readonly {
  readonly items: readonly number[];
  readonly answers: number;
  readonly bestFirst: boolean;
}[] = [
  { items: [1, 2, 20, 22, 34, 36], answers: 5, bestFirst: true },
  { items: range(3, 12), answers: 3, bestFirst: false },
  { items: range(13, 19), answers: 2, bestFirst: false },
  { items: [21, 23, 26, 27, 30], answers: 6, bestFirst: true },
  { items: [24, 25, 28, 29, 31], answers: 6, bestFirst: false },
  { items: [32, 33, 35], answers: 5, bestFirst: false },
];

const SCALES: readonly (readonly [string, readonly number[]])[] = [
  ['physical_functioning', range(3, 12)],
  ['role_physical', range(13, 16)],
  ['role_emotional', range(17, 19)],
  ['energy', [23, 27, 29, 31]],
  ['wellbeing', [24, 25, 26, 28, 30]],
  ['social', [20, 32]],
  ['pain', [21, 22]],
  ['general_health', [1, 33, 34, 35, 36]],
  ['change', [2]],
];

const groupOf = (number: number) => GROUPS.find(({ items }) => items.includes(number));

export const rand36: Instrument = {
  code: 'rand36',
  name: 'RAND-36',
  recall: 'four weeks, for most items',
  items: range(1, 36).map((number) => ({
    code: `rand36_${number}`,
    scale: levels(groupOf(number)?.answers ?? 5),
  })),
  direction: '0 to 100; higher is better',
  missingRule: 'the mean of the items that were answered; none when nothing was',
  source: 'RAND 36-Item Health Survey 1.0, scoring instructions; Hays et al., Health Econ 1993;2:217-227',
  licence:
    'RAND grants permission, changes must be marked; the rights to the Dutch translation must be checked',
  uncertain: ['The Dutch manual (Van der Zee and Sanderman) may treat missing answers in another way.'],
  score: scoreRand36,
};

/** Each answer becomes 0 to 100 in equal steps, 100 the best; a scale is the mean. */
export function scoreRand36(answers: Responses): readonly Score[] {
  return SCALES.map(([scale, numbers]) => {
    const values = numbers.map((number) => {
      const group = groupOf(number);
      const value = group ? inRange(answers[`rand36_${number}`], 1, group.answers) : null;
      if (!group || value === null) return null;
      const share = (value - 1) / (group.answers - 1);
      return 100 * (group.bestFirst ? 1 - share : share);
    });
    return { code: `rand36_${scale}`, ...meanOf(values, 1) };
  });
}
