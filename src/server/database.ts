/** The database as functions see it: one method for each SQL function of `api`, under the same name. */
import { createClient } from '@supabase/supabase-js';
import type { z } from 'zod';
import type { BounceKind } from '../domain/bounce.ts';
import type { Step } from '../domain/due.ts';
import type { UseReport } from '../domain/use.ts';
import type { ViaStep } from '../domain/via.ts';
import { DatabaseFault } from './database-fault.ts';
import * as results from './database-results.ts';

export { DatabaseFault } from './database-fault.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** An address as it is stored: sealed, and keyed hashes that find duplicates. */
export interface SealedAddress {
  readonly email_enc: string;
  readonly email_hash: string;
  readonly organisation_hash: string | null;
}

export interface SealedPerson extends SealedAddress {
  readonly name_enc: string;
  /** Null or absent: no telephone number was given. */
  readonly phone_enc?: string | null;
}

export interface SealedInvitation extends SealedPerson {
  readonly shown_name_enc: string;
}

export interface GivenConsent {
  readonly version: string;
  /** SHA-256 of the words as shown. */
  readonly hash: string;
  readonly statements: readonly string[];
  readonly refused: readonly string[];
}

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

/** A connection to the functions of `api` with the secret key. Every method may throw a `DatabaseFault`. */
export function createDatabase(url: string, secretKey: string) {
  const client = createClient(url, secretKey, {
    db: { schema: 'api' },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(10_000) }) },
  });

  /** Calls one SQL function. `repeatable`: doing it twice is as doing it once, so a lost connection is tried again. */
  async function call<Shape extends z.ZodType>(
    rpc: string,
    shape: Shape,
    given: Arguments,
    repeatable = false,
  ): Promise<z.output<Shape>> {
    const { data, error, status } = await client.rpc(rpc, given);
    if (error && status === 0 && repeatable) return call(rpc, shape, given);
    if (error) throw new DatabaseFault(rpc, status === 0 ? 'unreachable' : error.code || String(status));
    const result = shape.safeParse(data);
    if (!result.success) throw new DatabaseFault(rpc, 'unexpected_result');
    return result.data;
  }

  const repeatable = true;
  const time = (at: Date) => ({ p_at: at.toISOString() });

  return {
    loadProtocol: (at: Date, protocol: object) =>
      call('load_protocol', results.loadProtocol, { ...time(at), p_protocol: protocol }, repeatable),
    countScreening: (at: Date, role: string, outcome: string) =>
      call('count_screening', results.countScreening, { ...time(at), p_role: role, p_outcome: outcome }),
    signUp: (
      at: Date,
      who: { role: string; person: SealedPerson; consent: GivenConsent; sessionHash: string },
      way: { invitationSessionHash: string | null; test: boolean },
    ) =>
      call('sign_up', results.signUp, {
        ...time(at),
        p_role: who.role,
        p_person: who.person,
        p_consent: who.consent,
        p_session_hash: who.sessionHash,
        p_invitation_session_hash: way.invitationSessionHash,
        p_test: way.test,
      }),
    /** `general`: of a code of a whole audience whether that are companies; null for all others. */
    countVia: (at: Date, code: string, step: ViaStep, general: boolean | null) =>
      call('count_via', results.countVia, {
        ...time(at),
        p_code: code,
        p_step: step,
        p_general: general,
      }),
    makeVia: (at: Date, made: { code: string; audience: string; company: boolean; secretHash: string }) =>
      call('make_via', results.makeVia, {
        ...time(at),
        p_code: made.code,
        p_audience: made.audience,
        p_company: made.company,
        p_secret_hash: made.secretHash,
      }),
    readVia: (at: Date, secretHash: string) =>
      call('read_via', results.readVia, { ...time(at), p_secret_hash: secretHash }, repeatable),
    withdrawVia: (at: Date, secretHash: string) =>
      call('withdraw_via', results.withdrawVia, { ...time(at), p_secret_hash: secretHash }, repeatable),
    /** `reason`: why it looks like a robot's, or null. */
    askTalk: (at: Date, kind: string, sealedForm: string, reason: string | null) =>
      call('ask_talk', results.askTalk, {
        ...time(at),
        p_kind: kind,
        p_form_enc: sealedForm,
        p_reason: reason,
      }),

    keepSuspicious: (at: Date, sealedForm: string, reason: string) =>
      call('keep_suspicious', results.keepSuspicious, {
        ...time(at),
        p_form_enc: sealedForm,
        p_reason: reason,
      }),

    openCode: (at: Date, sessionHash: string, codeHash: string) =>
      call('open_code', results.openCode, {
        ...time(at),
        p_session_hash: sessionHash,
        p_code_hash: codeHash,
      }),
    requestLogin: (at: Date, emailHash: string, sessionHash: string, codeHash: string) =>
      call('request_login', results.requestLogin, {
        ...time(at),
        p_email_hash: emailHash,
        p_session_hash: sessionHash,
        p_code_hash: codeHash,
      }),
    requestLoginByLink: (at: Date, tokenHash: string, sessionHash: string, codeHash: string) =>
      call('request_login_by_link', results.requestLogin, {
        ...time(at),
        p_token_hash: tokenHash,
        p_session_hash: sessionHash,
        p_code_hash: codeHash,
      }),
    confirmCode: (at: Date, sessionHash: string, codeHash: string, newSessionHash: string) =>
      call('confirm_code', results.confirmCode, {
        ...time(at),
        p_session_hash: sessionHash,
        p_code_hash: codeHash,
        p_new_session_hash: newSessionHash,
      }),
    openLink: (at: Date, tokenHash: string, newSessionHash: string, oldSessionHash: string | null) =>
      call('open_link', results.openLink, {
        ...time(at),
        p_token_hash: tokenHash,
        p_new_session_hash: newSessionHash,
        p_old_session_hash: oldSessionHash,
      }),
    readSession: (at: Date, sessionHash: string) =>
      call('read_session', results.readSession, { ...time(at), p_session_hash: sessionHash }, repeatable),
    endSession: (at: Date, sessionHash: string) =>
      call('end_session', results.endSession, { ...time(at), p_session_hash: sessionHash }, repeatable),

    invite: (at: Date, sessionHash: string, invitation: SealedInvitation, knows: boolean) =>
      call('invite', results.invite, {
        ...time(at),
        p_session_hash: sessionHash,
        p_invitation: invitation,
        p_knows: knows,
      }),
    takeBackInvitation: (at: Date, sessionHash: string) =>
      call('take_back_invitation', results.takeBackInvitation, { ...time(at), p_session_hash: sessionHash }),
    handOver: (at: Date, sessionHash: string, tokenHash: string, link: string) =>
      call(
        'hand_over',
        results.handOver,
        { ...time(at), p_session_hash: sessionHash, p_token_hash: tokenHash, p_link: link },
        repeatable,
      ),
    answerInvitation: (at: Date, sessionHash: string, choice: 'yes' | 'no', free: boolean) =>
      call('answer_invitation', results.answerInvitation, {
        ...time(at),
        p_session_hash: sessionHash,
        p_choice: choice,
        p_free: free,
      }),

    reportLifeEvent: (at: Date, sessionHash: string, event: { kind: string; happenedOn: string | null }) =>
      call(
        'report_life_event',
        results.reportLifeEvent,
        { ...time(at), p_session_hash: sessionHash, p_kind: event.kind, p_happened_on: event.happenedOn },
        repeatable,
      ),

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
        results.saveAnswers,
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
        results.readDraft,
        {
          ...time(at),
          p_session_hash: sessionHash,
          p_questionnaire: of.questionnaire,
          p_version: of.version,
        },
        repeatable,
      ),
    submitQuestionnaire: (at: Date, sessionHash: string, submission: Submission) =>
      call('submit_questionnaire', results.submitQuestionnaire, {
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
    randomise: (at: Date, couple: string) =>
      call('randomise', results.randomise, { ...time(at), p_couple: couple }),
    withdraw: (at: Date, sessionHash: string, grade: 'no_contact' | 'no_data' | 'erase') =>
      call('withdraw', results.withdraw, { ...time(at), p_session_hash: sessionHash, p_grade: grade }),
    allowContact: (at: Date, sessionHash: string) =>
      call('allow_contact', results.allowContact, { ...time(at), p_session_hash: sessionHash }),
    requestAddress: (at: Date, sessionHash: string, asked: { address: SealedAddress; codeHash: string }) =>
      call('request_address', results.requestAddress, {
        ...time(at),
        p_session_hash: sessionHash,
        p_address: asked.address,
        p_code_hash: asked.codeHash,
      }),
    confirmAddress: (at: Date, sessionHash: string, codeHash: string) =>
      call('confirm_address', results.confirmAddress, {
        ...time(at),
        p_session_hash: sessionHash,
        p_code_hash: codeHash,
      }),
    /** What a link to a new address is about; `tokenHash`: of the token in it. */
    readAddressLink: (at: Date, tokenHash: string) =>
      call(
        'read_address_link',
        results.readAddressLink,
        { ...time(at), p_token_hash: tokenHash },
        repeatable,
      ),
    confirmProposal: (at: Date, tokenHash: string, codeHash: string) =>
      call('confirm_proposal', results.confirmProposal, {
        ...time(at),
        p_token_hash: tokenHash,
        p_code_hash: codeHash,
      }),
    /** What a link to the address on a paper form is about; `tokenHash`: of the token in it. */
    readPaperLink: (at: Date, tokenHash: string) =>
      call('read_paper_link', results.readPaperLink, { ...time(at), p_token_hash: tokenHash }, repeatable),
    /** `sessions`: hashes of the secret of the new session, and of the one that this browser has. */
    confirmPaper: (
      at: Date,
      tokenHash: string,
      figuresHash: string,
      sessions: { readonly fresh: string; readonly old: string | null },
    ) =>
      call('confirm_paper', results.confirmPaper, {
        ...time(at),
        p_token_hash: tokenHash,
        p_figures_hash: figuresHash,
        p_new_session_hash: sessions.fresh,
        p_old_session_hash: sessions.old,
      }),
    changePhone: (at: Date, sessionHash: string, sealedPhone: string | null) =>
      call('change_phone', results.changePhone, {
        ...time(at),
        p_session_hash: sessionHash,
        p_phone_enc: sealedPhone,
      }),
    pause: (at: Date, sessionHash: string, until: string) =>
      call('pause', results.pause, { ...time(at), p_session_hash: sessionHash, p_until: until }),
    endPause: (at: Date, sessionHash: string) =>
      call('end_pause', results.endPause, { ...time(at), p_session_hash: sessionHash }),
    readMine: (at: Date, sessionHash: string) =>
      call('read_mine', results.readMine, { ...time(at), p_session_hash: sessionHash }, repeatable),
    readConsent: (at: Date, sessionHash: string) =>
      call('read_consent', results.readConsent, { ...time(at), p_session_hash: sessionHash }, repeatable),
    readEverything: (at: Date, sessionHash: string) =>
      call(
        'read_everything',
        results.readEverything,
        { ...time(at), p_session_hash: sessionHash },
        repeatable,
      ),
    consentAgain: (at: Date, sessionHash: string, consent: GivenConsent) =>
      call('consent_again', results.consentAgain, {
        ...time(at),
        p_session_hash: sessionHash,
        p_consent: consent,
      }),

    recordUse: (at: Date, sessionHash: string, report: UseReport) =>
      call(
        'record_use',
        results.recordUse,
        {
          ...time(at),
          p_session_hash: sessionHash,
          p_view: report.view,
          p_page: report.page,
          p_release: report.release,
          p_elapsed: report.elapsed,
          p_seconds: report.seconds,
          p_acts: report.acts.map(([kind, code, times]) => ({ kind, code, times })),
        },
        repeatable,
      ),
    recordUsefulness: (
      at: Date,
      sessionHash: string,
      said: { page: string; useful: boolean; reason: string | null; release: string },
    ) =>
      call(
        'record_usefulness',
        results.recordUsefulness,
        {
          ...time(at),
          p_session_hash: sessionHash,
          p_page: said.page,
          p_useful: said.useful,
          p_reason: said.reason,
          p_release: said.release,
        },
        repeatable,
      ),

    /** `open`: whether messages of the schedule may leave now. */
    claimMessages: (at: Date, limit: number, open: boolean) =>
      call('claim_messages', results.claimMessages, { ...time(at), p_limit: limit, p_open: open }),
    registerLink: (at: Date, message: string, tokenHash: string) =>
      call(
        'register_link',
        results.registerLink,
        { ...time(at), p_message: message, p_token_hash: tokenHash },
        repeatable,
      ),
    markMessage: (
      at: Date,
      message: string,
      state: 'sent' | 'failed' | 'unsent',
      providerId: string | null,
    ) =>
      call(
        'mark_message',
        results.markMessage,
        { ...time(at), p_message: message, p_state: state, p_provider_id: providerId },
        repeatable,
      ),
    recordMessage: (at: Date, kind: string, sessionHash: string) =>
      call('record_message', results.recordMessage, {
        ...time(at),
        p_kind: kind,
        p_session_hash: sessionHash,
      }),
    /** A notice that an address refused mail; `message`: the id of the mail that came back, where the notice tells. */
    recordBounce: (at: Date, emailHash: string, kind: BounceKind, message: string | null) =>
      call(
        'record_bounce',
        results.recordBounce,
        { ...time(at), p_email_hash: emailHash, p_kind: kind, p_message: message },
        repeatable,
      ),
    /** That a scheduled function ran: its silence is an alarm. */
    noteRun: (at: Date, name: string) =>
      call('note_run', results.noteRun, { ...time(at), p_name: name }, repeatable),
    /** A page of the histories of who has something to come; `after` is the `next` of the page before. */
    readHistories: (at: Date, after: string | null, limit: number) =>
      call(
        'read_histories',
        results.readHistories,
        { ...time(at), p_after: after, p_limit: limit },
        repeatable,
      ),
    /** Does each step once; again is as good as once. */
    applySteps: (at: Date, steps: readonly Step[]) =>
      call('apply_steps', results.applySteps, { ...time(at), p_steps: steps }, repeatable),
    readSchedulePlace: (at: Date) =>
      call('read_schedule_place', results.readSchedulePlace, time(at), repeatable),
    keepSchedulePlace: (at: Date, after: string | null) =>
      call('keep_schedule_place', results.keepSchedulePlace, { ...time(at), p_after: after }, repeatable),
    forgetExpired: (at: Date) => call('forget_expired', results.forgetExpired, time(at), repeatable),

    rate: (at: Date, key: string, windowSeconds: number, limit: number) =>
      call('rate', results.rate, {
        ...time(at),
        p_key: key,
        p_window_seconds: windowSeconds,
        p_limit: limit,
      }),
    loadAllocationList: (at: Date, list: object) =>
      call('load_allocation_list', results.loadAllocationList, { ...time(at), p_list: list }),
    allocationCommitment: () => call('allocation_commitment', results.allocationCommitment, {}, repeatable),
    recruitmentTotal: (at: Date) => call('recruitment_total', results.recruitmentTotal, time(at), repeatable),
    verifyAudit: () => call('verify_audit', results.verifyAudit, {}, repeatable),
    appointResearcher: (at: Date, email: string, role: string | null, until: string | null) =>
      call('appoint_researcher', results.appointResearcher, {
        ...time(at),
        p_email: email,
        p_role: role,
        p_until: until,
      }),
  };
}

export type Database = ReturnType<typeof createDatabase>;
