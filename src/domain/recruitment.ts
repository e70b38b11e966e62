/** The state of recruitment and what it allows [T13]. */
import type { Recruitment, RecruitmentState } from './trial.ts';

/** The state on a day: the setting, or `closed` once the last day of recruitment has passed. */
export function recruitmentState(recruitment: Recruitment, today: string): RecruitmentState {
  const over = recruitment.until !== null && today > recruitment.until;
  return over && recruitment.state !== 'planned' ? 'closed' : recruitment.state;
}

/** Whether somebody new may sign up. */
export function mayEnrol(state: RecruitmentState): boolean {
  return state === 'open';
}

/** The number of couples that the public sees: with those taken over, rounded down so that no single one shows [C4]. */
export function publicCount(recruitment: Recruitment, joined: number): number {
  const total = recruitment.takenOver + Math.max(0, Math.floor(joined));
  return Math.floor(total / recruitment.roundTo) * recruitment.roundTo;
}
