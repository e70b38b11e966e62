/** The windows of questionnaires that the naive model goes by, and their mails; read from the protocol, and shared with nothing in `src/domain`. */
import type { Asking, Trial } from '../../src/domain/trial.ts';
import { later, monthsLater } from './naive-days.ts';
import type { Expected, Story } from './naive.ts';

/** A window of questionnaire time. */
export interface Window {
  readonly wave: Asking;
  /** Days from the draw by months; the baseline; or what is asked again before the draw. */
  readonly kind: 'baseline' | 'later' | 'again';
  readonly opens: string;
  readonly closes: string;
  /** The first morning on which it is looked at, and the first one on which nobody waits for it any more. */
  readonly from: string;
  readonly overBy: string | null;
}

/** Those that are asked again come first: they open before any later wave. */
export function windowsOf(trial: Trial, story: Story): Window[] {
  const { joinedOn, randomisedOn, guidesUntil, role, again } = story;
  const asked = again.map(({ wave, on, from, overBy }): Window => {
    const rules = trial.baselineAgain;
    return {
      wave: { ...rules, code: wave },
      kind: 'again',
      opens: on,
      closes: later(on, rules.windowDays),
      from,
      overBy,
    };
  });
  const waves = trial.schedule.flatMap((wave): Window[] => {
    if (!trial.questionnaires.some((one) => one.role === role && one.wave === wave.code)) return [];
    const opens = wave.months === 0 ? joinedOn : randomisedOn && monthsLater(randomisedOn, wave.months);
    if (!opens || joinedOn === null || opens < joinedOn) return [];
    if (wave.months > 0 && guidesUntil !== null && opens > guidesUntil) return [];
    const kind = wave.months === 0 ? 'baseline' : 'later';
    return [{ wave, kind, opens, closes: later(opens, wave.windowDays), from: opens, overBy: null }];
  });
  return [...asked, ...waves];
}

/** A mail of a window, or for the person as a whole; `name` tells it from the others. */
export interface Mail {
  readonly name: string;
  readonly what: Expected['what'];
  readonly wave: string | null;
  readonly day: string;
}

/** The mails of a window in order; the baseline was announced when the couple joined. */
export function mailsOf({ wave, opens, kind }: Window): Mail[] {
  const last = Math.max(...wave.reminders);
  const mails = wave.reminders.map((after): Pick<Mail, 'what'> & { after: number } => ({
    what: kind === 'again' ? 'again-reminder' : after === last ? 'last-reminder' : 'reminder',
    after,
  }));
  const first = { what: kind === 'again' ? 'again' : 'wave', after: 0 } as const;
  const all = kind === 'baseline' ? mails : [first, ...mails];
  return all.map(({ what, after }) => ({
    name: `${wave.code} ${after}`,
    what,
    wave: wave.code,
    day: later(opens, after),
  }));
}
