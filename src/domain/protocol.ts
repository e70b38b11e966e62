/** The part of the protocol that the database keeps promises about, as plain JSON for `api.load_protocol`. */
import { releaseOf } from './calendar.ts';
import { fieldsOf } from './journey.ts';
import type { OverlapRule, TalkDays, Trial } from './trial.ts';

export interface Protocol {
  readonly trial: string;
  /** Whether real people take part: `TRIAL_STATUS=live`. */
  readonly live: boolean;
  readonly roles: readonly string[];
  /** Role to the id of its baseline questionnaire. */
  readonly baseline: Readonly<Record<string, string>>;
  /** Code of the wave at month 0. */
  readonly baseline_wave: string;
  readonly baseline_window_days: number;
  /** Hours after the last keystroke in which a questionnaire can still be sent. */
  readonly grace_hours: number;
  /** The role that invites the other by mail; null where nobody does. */
  readonly inviter: string | null;
  readonly arms: readonly { readonly code: string; readonly ratio: number; readonly guidance: string }[];
  readonly strata: readonly { readonly factor: string; readonly levels: readonly string[] }[];
  readonly guidance_roles: readonly string[];
  readonly baseline_max_age_days: number;
  /** What is asked again of whom the baseline is too old [T1]: role to questionnaire, and answers (by item) that hold. */
  readonly baseline_again: {
    readonly wave: string;
    readonly window_days: number;
    readonly questionnaires: Readonly<Record<string, string>>;
    readonly holds: Readonly<Record<string, readonly string[]>>;
  };
  readonly same_person: OverlapRule;
  readonly same_organisation: OverlapRule;
  readonly release: { readonly months: number; readonly days: number };
  readonly invitation: { readonly delay_minutes: number; readonly valid_days: number };
  readonly session_days: Readonly<Record<string, number>>;
  /** The version of consent in force for each role, since which day (ISO), and the earlier ones after which it must be given again. */
  readonly consent: Readonly<
    Record<
      string,
      { readonly version: string; readonly since: string; readonly again_from: readonly string[] }
    >
  >;
  readonly pause_days_most: number;
  readonly address_hours: number;
  readonly paper_consent_days: number;
  readonly talk_days: TalkDays;
  /** Items whose answers could tell the arm: no masked view shows them [T7]. */
  readonly revealing_items: readonly string[];
}

/** @param live whether this deployment is `live`; a test deployment is not */
export function protocolOf(trial: Trial, live = false): Protocol {
  const { allocation, pairing, roles } = trial;
  const perRole = <T>(pick: (role: Trial['roles'][string]) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(roles).map(([code, role]) => [code, pick(role)]));
  const baseline = trial.schedule.find((wave) => wave.months === 0);
  if (!baseline) throw new Error(`trial ${trial.id} has no wave at month 0`);
  return {
    trial: trial.id,
    live,
    roles: Object.keys(roles),
    baseline: perRole((role) => role.baseline),
    baseline_wave: baseline.code,
    baseline_window_days: baseline.windowDays,
    grace_hours: trial.graceHours,
    inviter: Object.keys(roles).find((role) => roles[role]?.invites?.how === 'mail') ?? null,
    arms: trial.arms.map(({ code, ratio, guidance }) => ({ code, ratio, guidance })),
    strata: allocation.strata.map(({ factor, levels }) => ({ factor, levels: Object.keys(levels) })),
    guidance_roles: trial.guidanceRoles,
    baseline_max_age_days: allocation.baselineMaxAgeDays,
    baseline_again: {
      wave: trial.baselineAgain.code,
      window_days: trial.baselineAgain.windowDays,
      questionnaires: trial.baselineAgain.questionnaires,
      holds: trial.baselineAgain.holds,
    },
    same_person: allocation.samePerson,
    same_organisation: allocation.sameOrganisation,
    release: releaseOf(trial),
    invitation: { delay_minutes: pairing.takeBackMinutes, valid_days: pairing.validDays },
    session_days: perRole((role) => role.sessionDays),
    consent: perRole(({ consent }) => ({
      version: consent.version,
      since: consent.date,
      again_from: consent.againFrom,
    })),
    pause_days_most: trial.pauseDaysMost,
    address_hours: trial.addressHours,
    paper_consent_days: trial.paperConsentDays,
    talk_days: trial.talkDays,
    revealing_items: revealingItems(trial),
  };
}

/** The codes of all items (of a matrix: its rows) that stand in a section that could tell the arm. */
function revealingItems({ questionnaires }: Trial): string[] {
  const codes = questionnaires
    .flatMap(({ sections }) => sections.filter(({ revealsArm }) => revealsArm))
    .flatMap(({ items }) => items.flatMap(fieldsOf));
  return [...new Set(codes)].sort();
}
