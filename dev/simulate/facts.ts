/** What stands in the database when the play is over: read as its owner, once, and from then on plain data. */
import type { Stage } from './stage.ts';

export interface Facts {
  readonly participants: readonly { id: string; role: string; state: string; contact: string }[];
  readonly couples: readonly { id: string; state: string }[];
  readonly members: readonly { couple: string; participant: string; role: string }[];
  readonly allocations: readonly {
    couple: string;
    stratum: string;
    arm: string;
    at: string;
    release_on: string;
  }[];
  readonly holds: readonly { couple: string; reason: string; state: string; by_person: boolean }[];
  readonly occasions: readonly {
    id: string;
    participant: string;
    wave: string;
    questionnaire: string;
    state: string;
    opened_at: string;
    closes_on: string;
    again: boolean;
  }[];
  readonly submissions: readonly {
    id: string;
    participant: string;
    wave: string;
    questionnaire: string;
    mode: string;
    at: string;
  }[];
  /** Answers and free text together. */
  readonly answers: readonly { submission: string; item: string; value: string }[];
  readonly tasks: readonly {
    participant: string;
    kind: string;
    wave: string | null;
    state: string;
    made_at: string;
  }[];
  readonly consents: readonly { participant: string; version: string }[];
  readonly messages: readonly { id: string; participant: string | null; kind: string; state: string }[];
}

/** Reads all of it. */
export async function readFacts({ database }: Pick<Stage, 'database'>): Promise<Facts> {
  const { sql } = database;
  return {
    participants: await sql('select id, role, state, contact from trial.participant order by id'),
    couples: await sql('select id, state from trial.couple order by id'),
    members: await sql('select couple, participant, role from trial.member order by couple, role'),
    allocations: await sql(
      `select couple, stratum, arm, allocated_at::text as at, release_on::text from trial.allocation order by allocated_at, number`,
    ),
    holds: await sql(
      'select couple, reason, state, decided_by is not null as by_person from trial.hold order by made_at, reason',
    ),
    occasions: await sql(
      `select id, participant, wave, questionnaire, state, opened_at::text, closes_on::text, again
       from trial.occasion order by id`,
    ),
    submissions: await sql(
      `select s.id, s.participant, o.wave, s.questionnaire, s.mode, s.submitted_at::text as at
       from trial.submission s join trial.occasion o on o.id = s.occasion order by s.id`,
    ),
    answers: await sql(
      `select submission, item, value from trial.answer
       union all select submission, item, value from trial.free_text order by 1, 2, 3`,
    ),
    tasks: await sql(
      `select t.participant, t.kind, o.wave, t.state, t.made_at::text
       from trial.task t left join trial.occasion o on o.id = t.occasion order by t.made_at, t.id`,
    ),
    consents: await sql('select participant, version from people.consent order by given_at, recorded_at'),
    messages: await sql('select id, participant, kind, state from ops.message order by id'),
  };
}
