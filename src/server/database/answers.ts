/** The answers to a questionnaire: as they are typed, and sent. */
import { z } from 'zod';
import { repeatable, time, type Call } from './call.ts';
import { status } from './shapes.ts';

/** One stored answer. */
export interface StoredAnswer {
  readonly item: string;
  readonly value: string;
}

export interface Submission {
  readonly questionnaire: string;
  readonly version: number;
  readonly mode: 'web' | 'short';
  readonly answers: readonly StoredAnswer[];
  readonly texts: readonly StoredAnswer[];
  readonly strata: Readonly<Record<string, string>>;
  /** Last day on which the dates in the answers still qualify (ISO date). */
  readonly eligibleUntil: string | null;
}

const given = z.union([z.string(), z.array(z.string())]);
const saveAnswers = z.union([
  z.object({
    status: z.literal('saved'),
    /** Later answers that stood already and stay, by item; null: shows only after a code. */
    newer: z.record(z.string(), given.nullable()).optional(),
  }),
  status('not_open', 'no_session'),
]);
const readDraft = z.union([
  z.object({
    status: z.literal('draft'),
    participant: z.string(),
    answers: z.record(z.string(), given),
    /** Something was given that this session may not see without a code. */
    more: z.boolean(),
  }),
  z.object({ status: z.enum(['none', 'hidden']), participant: z.string() }),
  status('not_open', 'no_session'),
]);
const submitQuestionnaire = z.union([
  z.object({
    status: z.literal('submitted'),
    randomisation: z.string().nullable(),
    /** Of a researcher who typed it for somebody: the task that is done with it. */
    task: z.string().nullable().default(null),
  }),
  status('already_submitted', 'not_open', 'no_session'),
]);

export const answersCalls = (call: Call) => ({
  saveAnswers: (
    at: Date,
    sessionHash: string,
    draft: {
      questionnaire: string;
      version: number;
      answers: Readonly<Record<string, string | string[]>>;
      /** Milliseconds since each was given; without: now. */
      ages: Readonly<Record<string, number>>;
      leave: boolean;
    },
  ) =>
    call(
      'save_answers',
      saveAnswers,
      {
        ...time(at),
        p_session_hash: sessionHash,
        p_questionnaire: draft.questionnaire,
        p_version: draft.version,
        p_answers: draft.answers,
        p_leave: draft.leave,
        p_ages: draft.ages,
      },
      repeatable,
    ),
  readDraft: (at: Date, sessionHash: string, of: { questionnaire: string; version: number }) =>
    call(
      'read_draft',
      readDraft,
      {
        ...time(at),
        p_session_hash: sessionHash,
        p_questionnaire: of.questionnaire,
        p_version: of.version,
      },
      repeatable,
    ),
  submitQuestionnaire: (at: Date, sessionHash: string, submission: Submission) =>
    call('submit_questionnaire', submitQuestionnaire, {
      ...time(at),
      p_session_hash: sessionHash,
      p_questionnaire: submission.questionnaire,
      p_version: submission.version,
      p_mode: submission.mode,
      p_answers: submission.answers,
      p_texts: submission.texts,
      p_strata: submission.strata,
      p_eligible_until: submission.eligibleUntil,
    }),
});
