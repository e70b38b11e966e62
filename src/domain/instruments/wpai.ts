/** WPAI: work time missed, impairment at work, and impairment of other activity, in per cent. */
import { inRange, type Responses, type Score } from '../scoring.ts';
import { levelsFrom, type Instrument, type ItemScale } from './instrument.ts';

const hours: ItemScale = { kind: 'number', min: 0, max: 168, decimals: 1 };

export const wpai: Instrument = {
  code: 'wpai',
  name: 'WPAI',
  recall: 'seven days',
  items: [
    { code: 'wpai_1', scale: { kind: 'levels', codes: ['yes', 'no'] } },
    { code: 'wpai_2', scale: hours },
    { code: 'wpai_3', scale: hours },
    { code: 'wpai_4', scale: hours },
    { code: 'wpai_5', scale: levelsFrom(0, 10) },
    { code: 'wpai_6', scale: levelsFrom(0, 10) },
  ],
  direction: '0 to 100 per cent; higher is worse',
  missingRule: 'a score needs all its items; who has no paid work has only the last score',
  source: 'Reilly et al., PharmacoEconomics 1993;4:353-365; reillyassociates.net',
  licence: 'no permission or fee; with other words or items it may not be called WPAI',
  uncertain: [
    'Overall impairment of who missed all hours is taken as 100: nothing is left to be impaired in.',
  ],
  score: scoreWpai,
};

/** Absence: missed / (missed + worked). At work: mark / 10. Overall: absence + (1 − absence) × at work. */
export function scoreWpai(answers: Responses): readonly Score[] {
  const employed = answers['wpai_1'] === 'yes';
  const at = (code: string, max: number, whole: boolean): number | null =>
    inRange(answers[code], 0, max, whole);
  const [missed, worked] = employed ? [at('wpai_2', 168, false), at('wpai_4', 168, false)] : [null, null];
  const total = missed === null || worked === null ? null : missed + worked;
  const absence = total === null || total === 0 ? null : (missed ?? 0) / total;
  const mark = employed && worked !== 0 ? at('wpai_5', 10, true) : null;
  const work = mark === null ? null : mark / 10;
  const overall =
    absence === 1 ? 1 : absence === null || work === null ? null : absence + (1 - absence) * work;
  const activity = at('wpai_6', 10, true);
  const none = (parts: readonly (number | null)[]): number => parts.filter((part) => part === null).length;
  const percent = (share: number | null): number | null => (share === null ? null : 100 * share);
  return [
    { code: 'wpai_absence', value: percent(absence), missing: none([missed, worked]) },
    { code: 'wpai_at_work', value: percent(work), missing: none([mark]) },
    { code: 'wpai_overall', value: percent(overall), missing: none([missed, worked, mark]) },
    { code: 'wpai_activity', value: activity === null ? null : activity * 10, missing: none([activity]) },
  ];
}
