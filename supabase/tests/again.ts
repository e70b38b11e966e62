/** A couple whose baseline is too old for the draw, for the tests of what is asked again. */
import type { Row, TestDatabase } from './database.ts';
import { after, days, joinedCouple, PROTOCOL, submit, type Api, type Couple } from './journey.ts';

/** With windows and sessions so long that a baseline can be too old by far. */
export const PROTOCOL_OF_MONTHS = {
  ...PROTOCOL,
  baseline_window_days: 90,
  session_days: { employee: 200, employer: 200 },
  baseline_again: {
    wave: 'T0-again',
    window_days: 21,
    questionnaires: { employee: 'employee-t0-again', employer: 'employer-t0-again' },
    holds: { guiding: ['done', 'left'] },
  },
};

/** The day on which the baseline of the employer comes in, and that of the employee is too old. */
export const LATE = 29;

/** The employee answered on the first day, the employer on day 29: too old for the draw. */
export async function oldCouple(api: Api, name: string, organisation = name): Promise<Couple> {
  const couple = await joinedCouple(api, name, 0, organisation);
  await submit(api, 'employee', couple.employee, after(41));
  await submit(api, 'employer', couple.employer, after(days(LATE)));
  return couple;
}

export const answerAgain = (
  api: Api,
  role: 'employee' | 'employer',
  session: string,
  minutes: number,
  { eligibleUntil = null, guiding = 'yes' }: { eligibleUntil?: string | null; guiding?: string } = {},
): Promise<Row> =>
  api(
    'submit_questionnaire',
    after(minutes),
    session,
    `${role}-t0-again`,
    1,
    'web',
    role === 'employer' ? [{ item: 'guiding', value: guiding }] : [{ item: 'contract_hours', value: '32' }],
    [],
    {},
    eligibleUntil,
  );

/** Whom it was asked again: role, wave and state. */
export const askedAgain = async (on: TestDatabase): Promise<unknown[]> =>
  (
    await on.owner(
      `select p.role, o.wave, o.state from trial.occasion o join trial.participant p on p.id = o.participant
       where o.again order by p.role, o.wave`,
    )
  ).map(({ role, wave, state }) => `${String(role)} ${String(wave)} ${String(state)}`);
