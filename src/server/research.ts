/**
 * What the research desk reads and does: views of `research` and functions of `api`, with the researcher's own token and so
 * the researcher's own rights [T6].
 */
import { createClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { TalkOutcome } from '../domain/talk.ts';
import type { TellableGrade } from '../domain/withdrawal.ts';
import { DatabaseFault } from './database-fault.ts';
import { contactActs, contactChange } from './research-contact.ts';
import { paperActs, paperConsent } from './research-paper.ts';
import * as row from './research-rows.ts';

export type { CoupleRow, SuspiciousRow } from './research-rows.ts';

export type Research = ReturnType<typeof createResearch>;

/** How a researcher types the answers of somebody [T8]. */
export type AssistMode = 'phone' | 'paper' | 'help';

/** Reads and acts at `url` as the researcher whose access token comes first. Every method may throw a `DatabaseFault`. */
export function createResearch(url: string, publishableKey: string) {
  const as = (accessToken: string, schema: 'research' | 'api') =>
    createClient(url, publishableKey, {
      db: { schema },
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: {
        headers: { Authorization: `Bearer ${accessToken}` },
        fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(10_000) }),
      },
    });
  /** A view with exactly the columns of `shape`. */
  const view = <Shape extends z.ZodObject>(token: string, name: string, shape: Shape) => {
    const query = as(token, 'research').from(name).select(Object.keys(shape.shape).join(','));
    const read = async (asked: PromiseLike<Answer>) => rows(`research.${name}`, shape, await asked);
    return { query, read };
  };
  async function act<Shape extends z.ZodType>(
    token: string,
    name: string,
    shape: Shape,
    given: Readonly<Record<string, unknown>>,
  ): Promise<z.output<Shape>> {
    return read(`api.${name}`, shape, await as(token, 'api').rpc(name, given));
  }
  const time = (at: Date) => ({ p_at: at.toISOString() });

  return {
    /** The researcher's role, or null for who has none (any more). */
    async role(token: string, userId: string): Promise<string | null> {
      const answer = await as(token, 'research').from('researcher').select('role').eq('user_id', userId);
      return rows('research.researcher', z.object({ role: z.string() }), answer)[0]?.role ?? null;
    },
    /** The couples that this researcher may see, newest first. */
    couples: async (token: string) => {
      const { query, read } = view(token, 'couple', row.couple);
      return read(query.order('joined_on', { ascending: false }).order('couple'));
    },
    /** The sign-ups that wait for a human, oldest first; none for a role that may see no names. */
    suspicious: async (token: string) => {
      const { query, read } = view(token, 'suspicious', row.suspicious);
      return read(query.order('kept_at'));
    },
    /** What holds couples now, oldest first. */
    holds: async (token: string) => {
      const { query, read } = view(token, 'hold', row.hold);
      return read(query.eq('state', 'open').order('made_on').order('couple'));
    },
    /** The tasks that are open, and those that still need a word about the call; by due day. */
    tasks: async (token: string) => {
      const { query, read } = view(token, 'task', row.task);
      return read(query.or('state.eq.open,unsaid.is.true').order('due_on').order('participant'));
    },
    task: async (token: string, id: string) => {
      const { query, read } = view(token, 'task', row.task);
      return (await read(query.eq('id', id)))[0] ?? null;
    },
    /** All attempts for a person, newest first. */
    attempts: async (token: string, participant: string) => {
      const { query, read } = view(token, 'attempt', row.attempt);
      return read(query.eq('participant', participant).order('made_at', { ascending: false }));
    },
    /** Contact details, sealed, of these people, or (null) of all. */
    contacts: async (token: string, participants: readonly string[] | null) => {
      const { query, read } = view(token, 'contact', row.contact);
      return read(participants ? query.in('participant', participants) : query.order('participant'));
    },
    participant: async (token: string, code: string) => {
      const { query, read } = view(token, 'participant', row.participant);
      return (await read(query.eq('participant', code)))[0] ?? null;
    },
    /** What a person was asked, oldest first. */
    occasions: async (token: string, participant: string) => {
      const { query, read } = view(token, 'occasion', row.occasion);
      return read(query.eq('participant', participant).order('opened_on').order('wave'));
    },
    lifeEvents: async (token: string, participant: string) => {
      const { query, read } = view(token, 'life_event', row.lifeEvent);
      return read(query.eq('participant', participant).order('made_on'));
    },
    /** What researchers changed of somebody's address or number, newest first. */
    contactChanges: async (token: string, participant: string) => {
      const { query, read } = view(token, 'contact_change', contactChange);
      return read(query.eq('participant', participant).order('made_at', { ascending: false }));
    },
    /** Consents on paper that wait for their person, oldest first. */
    paperConsents: async (token: string) => {
      const { query, read } = view(token, 'paper_consent', paperConsent);
      return read(query.order('typed_at').order('id'));
    },
    /** Each page of the guidance that was read, most readers first; test people don't count. */
    pageUse: async (token: string) => {
      const { query, read } = view(token, 'use_by_page', row.pageUse);
      return read(query.order('readers', { ascending: false }).order('page'));
    },
    /** Null for who may not know the arm. */
    refusedTotal: async (token: string) => {
      const { query, read } = view(token, 'refused_total', row.refusedTotal);
      return (await read(query))[0] ?? null;
    },
    alarms: async (token: string) => {
      const { query, read } = view(token, 'alarm', row.alarm);
      return read(query.order('kind'));
    },
    /** Newest quarter first. */
    via: async (token: string) => {
      const { query, read } = view(token, 'via', row.via);
      return read(query.order('quarter', { ascending: false }).order('code'));
    },
    /** Requests for a talk, oldest first. */
    talks: async (token: string) => {
      const { query, read } = view(token, 'talk', row.talk);
      return read(query.order('asked_on').order('id'));
    },
    talk: async (token: string, id: string) => {
      const { query, read } = view(token, 'talk', row.talk);
      return (await read(query.eq('id', id)))[0] ?? null;
    },

    ...contactActs(act),
    ...paperActs(act),
    closeTalk: (token: string, at: Date, talk: string, outcome: TalkOutcome) =>
      act(token, 'close_talk', row.closeTalk, { ...time(at), p_talk: talk, p_outcome: outcome }),
    decideHold: (token: string, at: Date, hold: string, decision: 'lift' | 'exclude', reason: string) =>
      act(token, 'decide_hold', row.decideHold, {
        ...time(at),
        p_hold: hold,
        p_decision: decision,
        p_reason: reason,
      }),
    /** `number`: which attempt this is, from 1. `callBackOn`: ISO date. */
    recordAttempt: (
      token: string,
      at: Date,
      task: string,
      attempt: { number: number; outcome: string; callBackOn: string | null; armKnown: boolean | null },
    ) =>
      act(token, 'record_attempt', row.recordAttempt, {
        ...time(at),
        p_task: task,
        p_number: attempt.number,
        p_outcome: attempt.outcome,
        p_call_back_on: attempt.callBackOn,
        p_arm_known: attempt.armKnown,
      }),
    openWorry: (token: string, at: Date, participant: string) =>
      act(token, 'open_worry', row.openWorry, { ...time(at), p_participant: participant }),
    closeTask: (token: string, at: Date, task: string) =>
      act(token, 'close_task', row.closeTask, { ...time(at), p_task: task }),
    /** `answeredOn` (ISO date) is for paper; otherwise it is today. */
    startAssisted: (
      token: string,
      at: Date,
      task: string,
      how: { mode: AssistMode; sessionHash: string; answeredOn: string | null },
    ) =>
      act(token, 'start_assisted', row.startAssisted, {
        ...time(at),
        p_task: task,
        p_mode: how.mode,
        p_session_hash: how.sessionHash,
        p_answered_on: how.answeredOn,
      }),
    /** `answers`: by stored item the values that count from now on; an empty list leaves it open. */
    correctAnswer: (
      token: string,
      at: Date,
      of: { participant: string; questionnaire: string; version: number },
      answers: Readonly<Record<string, readonly string[]>>,
      reason: string,
    ) =>
      act(token, 'correct_answer', row.correctAnswer, {
        ...time(at),
        p_participant: of.participant,
        p_questionnaire: of.questionnaire,
        p_version: of.version,
        p_answers: answers,
        p_reason: reason,
      }),
    recordLifeEvent: (
      token: string,
      at: Date,
      participant: string,
      event: { kind: string; happenedOn: string | null; reason: string },
    ) =>
      act(token, 'record_life_event', row.recordLifeEvent, {
        ...time(at),
        p_participant: participant,
        p_kind: event.kind,
        p_happened_on: event.happenedOn,
        p_reason: event.reason,
      }),
    /** Somebody said to the research team to stop; `grade`: how far. */
    recordWithdrawal: (
      token: string,
      at: Date,
      participant: string,
      asked: { grade: TellableGrade; reason: string },
    ) =>
      act(token, 'record_withdrawal', row.recordWithdrawal, {
        ...time(at),
        p_participant: participant,
        p_grade: asked.grade,
        p_reason: asked.reason,
      }),
    /** It was recorded by mistake: the row stays, with who and why. */
    withdrawLifeEvent: (token: string, at: Date, event: string, reason: string) =>
      act(token, 'withdraw_life_event', row.withdrawLifeEvent, {
        ...time(at),
        p_event: event,
        p_reason: reason,
      }),
  };
}

interface Answer {
  readonly data: unknown;
  readonly error: { readonly code: string } | null;
  readonly status: number;
}

const rows = <Shape extends z.ZodType>(name: string, shape: Shape, answer: Answer): z.output<Shape>[] =>
  read(name, z.array(shape), answer);

function read<Shape extends z.ZodType>(name: string, shape: Shape, answer: Answer): z.output<Shape> {
  if (answer.error) throw new DatabaseFault(name, answer.error.code || String(answer.status));
  const result = shape.safeParse(answer.data);
  if (!result.success) throw new DatabaseFault(name, 'unexpected_result');
  return result.data;
}
