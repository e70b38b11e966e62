/** iPCQ: hours of work lost in four weeks, in three modules. The quantities only; the questions are licensed. */
import { inRange, type Responses, type Score } from '../scoring.ts';
import type { Instrument, InstrumentItem } from './instrument.ts';

const number = (code: string, max: number, decimals = 1): InstrumentItem => ({
  code: `ipcq_${code}`,
  scale: { kind: 'number', min: 0, max, decimals },
});

export const ipcq: Instrument = {
  code: 'ipcq',
  name: 'iPCQ',
  recall: 'four weeks',
  items: [
    number('hours_week', 100),
    number('days_week', 7),
    number('absent_days', 28),
    number('hindered_days', 28),
    number('hindered_mark', 10, 0),
    number('unpaid_days', 28),
    number('unpaid_hours', 24),
  ],
  direction: 'hours lost in four weeks; higher is worse',
  missingRule: 'a module needs all its quantities',
  source: 'iMTA Productivity Cost Questionnaire: Bouwmans et al., Value in Health 2015;18:753-758',
  licence: 'iMTA: all rights reserved, conditions of use; the text is never published',
  uncertain: [
    'The questionnaire has 12 to 18 questions; only the quantities that the modules need stand here.',
    'The formulas were given in words, from memory: check them against the manual.',
    'Absence of more than four weeks, and its costs by the friction method, are not computed.',
    'It does not cover partial sick leave and overestimates absence then (Eur J Health Econ 2021, s10198-021-01294-0).',
  ],
  score: scoreIpcq,
};

/** Absent: days × hours a day. Hindered: days × (1 − mark / 10) × hours a day. Unpaid: days × hours. */
export function scoreIpcq(answers: Responses): readonly Score[] {
  const of = (code: string, max: number): number | null => inRange(answers[`ipcq_${code}`], 0, max, false);
  const [week, days] = [of('hours_week', 100), of('days_week', 7)];
  const day = week === null || days === null || days === 0 ? null : week / days;
  const mark = of('hindered_mark', 10);
  const module = (code: string, parts: readonly (number | null)[]): Score => ({
    code: `ipcq_${code}`,
    value: parts.some((part) => part === null)
      ? null
      : (parts as number[]).reduce((product, part) => product * part, 1),
    missing: parts.filter((part) => part === null).length,
  });
  return [
    module('absent_hours', [of('absent_days', 28), day]),
    module('hindered_hours', [of('hindered_days', 28), mark === null ? null : 1 - mark / 10, day]),
    module('unpaid_hours_lost', [of('unpaid_days', 28), of('unpaid_hours', 24)]),
  ];
}
