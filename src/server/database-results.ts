/** What each SQL function of `api` answers; anything else is a fault. */
import { z } from 'zod';
import { STEP_KINDS } from '../domain/due.ts';
import { USE_KINDS } from '../domain/use.ts';

const status = <const Word extends string>(...words: Word[]) => z.object({ status: z.enum(words) });
const date = z.iso.date();
/** A moment as PostgreSQL writes it, as a Date. */
const moment = z.string().transform((text, context) => {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at;
  context.issues.push({ code: 'custom', input: text, message: 'not a moment' });
  return z.NEVER;
});
const addressee = { name_enc: z.string(), email_enc: z.string() };

export const loadProtocol = status('loaded', 'unchanged', 'frozen');
export const countScreening = status('counted');
export const keepSuspicious = status('kept');
export const signUp = z.union([
  z.object({
    status: z.literal('signed_up'),
    participant: z.string(),
    confirmed: z.boolean(),
    joined: z.boolean(),
  }),
  status('already_signed_up', 'invitation_gone', 'same_person'),
]);

export const openCode = z.union([
  z.object({ status: z.literal('opened'), ...addressee }),
  status('no_session', 'too_many'),
]);
export const requestLogin = z.union([
  z.object({ status: z.literal('opened'), ...addressee }),
  status('unknown', 'too_many', 'expired'),
]);
export const confirmCode = z.union([
  z.object({
    status: z.literal('confirmed'),
    role: z.string(),
    participant: z.string().nullable(),
    joined: z.boolean(),
    /** `second`: somebody of a couple came in by an invitation of another. */
    next: z.enum(['invite', 'mine', 'invitation', 'second']),
  }),
  z.object({ status: z.literal('wrong'), tries_left: z.number() }),
  status('expired', 'no_session'),
]);
export const openLink = z.union([
  z.object({
    status: z.literal('opened'),
    target: z.enum(['invitation', 'questionnaire', 'questionnaire-short', 'guidance', 'mine']),
    questionnaire: z.string().nullable(),
    role: z.string(),
    replaced: z.boolean(),
  }),
  status('unknown', 'expired', 'used'),
]);

const invitation = z.object({
  state: z.enum(['waiting', 'sent', 'taken_back', 'closed', 'handed', 'joined']),
  leaves_at: moment.nullable(),
  /** Only in the session of who was invited: whether one can still come in through it. */
  open: z.boolean().optional(),
  /** The inviter as the inviter chose to be called. */
  shown_name_enc: z.string().nullable(),
  name_enc: z.string().nullable(),
  /** Where it was mailed to; null for a link that was handed over. */
  email_enc: z.string().nullable(),
});
const openSession = z.object({
  status: z.literal('open'),
  participant: z.string().nullable(),
  role: z.string(),
  /** False for who only typed an address: good for nothing but entering the code. */
  trusted: z.boolean(),
  /** A code was typed in the last half hour. */
  fresh: z.boolean(),
  confirmed: z.boolean(),
  name_enc: z.string().nullable(),
  email_enc: z.string().nullable(),
  invitation: invitation.nullable(),
  couple: z.object({ state: z.string(), randomised_on: date.nullable() }).nullable(),
  questionnaires: z.array(
    z.object({
      questionnaire: z.string(),
      version: z.number().nullable(),
      wave: z.string(),
      state: z.string(),
      closes_on: date.nullable(),
    }),
  ),
  /** Whether another can be invited in the place of the other: by what this person told, never by what the other did. */
  may_replace: z.boolean(),
  guidance: z.enum(['open', 'waiting', 'none']),
  guidance_on: date.nullable(),
  stopped: z.boolean(),
  /** `none`: asked for no more mail and calls. */
  contact: z.enum(['all', 'none']),
  /** There is a new version of the consent, which must be given before anything else [C7]. */
  consent_again: z.boolean(),
  handover_id: z.string().nullable(),
});
/** A researcher types the answers of somebody: the one questionnaire, and nothing of the person. */
const assistedSession = z.object({
  status: z.literal('assisted'),
  mode: z.enum(['phone', 'paper', 'help']),
  task: z.string(),
  role: z.string(),
  questionnaire: z.string(),
  state: z.enum(['open', 'closed']),
});
export type AssistedSession = z.output<typeof assistedSession>;
export const readSession = z.union([status('none'), assistedSession, openSession]);
/** A live session: who, in which role, and all that the person's own page may show. */
export type OpenSession = z.output<typeof openSession>;
export const endSession = status('ended');

export const invite = z.union([
  z.object({ status: z.literal('invited'), leaves_at: moment }),
  status('already_invited', 'not_confirmed', 'no_session', 'same_person', 'already_member'),
]);
export const takeBackInvitation = status('taken_back', 'too_late', 'none', 'no_session');
export const handOver = z.union([
  z.object({ status: z.literal('ready'), link: z.string() }),
  status('no_session'),
]);
export const reportLifeEvent = z.union([
  z.object({ status: z.literal('recorded'), may_replace: z.boolean() }),
  status('not_theirs', 'in_future', 'no_session', 'not_fresh'),
]);
export const answerInvitation = status('recorded', 'no_session');

const given = z.union([z.string(), z.array(z.string())]);
export const saveAnswers = z.union([
  z.object({
    status: z.literal('saved'),
    /** Later answers that stood already and stay, by item; null: shows only after a code. */
    newer: z.record(z.string(), given.nullable()).optional(),
  }),
  status('not_open', 'no_session'),
]);
export const readDraft = z.union([
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
export const submitQuestionnaire = z.union([
  z.object({
    status: z.literal('submitted'),
    randomisation: z.string().nullable(),
    /** Of a researcher who typed it for somebody: the task that is done with it. */
    task: z.string().nullable().default(null),
  }),
  status('already_submitted', 'not_open', 'no_session'),
]);
export const randomise = z.object({
  status: z.enum([
    'randomised',
    'already_randomised',
    'held',
    'not_ready',
    'too_old',
    'list_exhausted',
    'no_list',
  ]),
});
export const withdraw = status('withdrawn', 'already', 'no_session', 'not_fresh');
export const allowContact = status('allowed', 'no_session', 'not_fresh');

export const requestAddress = z.union([
  z.object({
    status: z.literal('opened'),
    name_enc: z.string(),
    /** Somebody else takes part with it: the code must not be mailed. */
    taken: z.boolean(),
  }),
  status('same', 'too_many', 'no_session', 'not_fresh'),
]);
export const confirmAddress = z.union([
  z.object({ status: z.literal('changed'), name_enc: z.string(), old_email_enc: z.string() }),
  status('wrong', 'expired', 'no_session', 'not_fresh'),
]);
export const readAddressLink = z.union([
  z.object({ status: z.literal('waiting'), change: z.string() }),
  status('done', 'over', 'unknown'),
]);
export const confirmProposal = z.union([
  z.object({
    status: z.literal('changed'),
    role: z.string(),
    name_enc: z.string(),
    old_email_enc: z.string(),
    /** What tells the old address, to be sent at once; null when that refuses mail. */
    message: z.string().nullable(),
  }),
  status('wrong', 'code_over', 'done', 'over', 'unknown'),
]);
export const readPaperLink = z.union([
  z.object({ status: z.literal('waiting'), paper: z.string() }),
  status('done', 'over', 'unknown'),
]);
export const confirmPaper = z.union([
  z.object({
    status: z.literal('confirmed'),
    role: z.string(),
    /** A first questionnaire waits. */
    joined: z.boolean(),
    next: z.enum(['invite', 'mine']),
    /** Somebody else was signed in in this browser. */
    replaced: z.boolean(),
  }),
  status('wrong', 'done', 'over', 'unknown'),
]);
export const changePhone = status('changed', 'no_session', 'not_fresh');
export const pause = z.union([
  z.object({ status: z.literal('paused'), until_on: date }),
  status('too_long', 'not_ahead', 'no_session', 'not_fresh'),
]);
export const endPause = status('ended', 'none', 'no_session', 'not_fresh');
export const consentAgain = status('recorded', 'not_needed', 'outdated', 'no_session', 'not_fresh');
const givenConsent = z.object({
  version: z.string(),
  text_hash: z.string(),
  statements: z.array(z.string()),
  refused: z.array(z.string()),
  mode: z.enum(['web', 'paper']),
  /** Only on paper: the day of the signature. `given_at` is then when it was typed [D3]. */
  signed_on: date.nullable(),
  given_at: moment,
});
/** One consent as it was given: codes of the statements; the words stand in the code, by version and hash. */
export type KeptConsent = z.output<typeof givenConsent>;
export const readConsent = z.union([
  z.object({ status: z.literal('consents'), role: z.string(), consents: z.array(givenConsent) }),
  status('none'),
]);
const storedAnswers = z.array(z.object({ item: z.string(), value: z.string() }));
const everything = z.object({
  status: z.literal('everything'),
  role: z.string(),
  code: z.string(),
  signed_up_at: moment,
  stopped_at: moment.nullable(),
  contact: z.enum(['all', 'none']),
  name_enc: z.string().nullable(),
  email_enc: z.string().nullable(),
  phone_enc: z.string().nullable(),
  consents: z.array(givenConsent),
  invited: z.array(z.object({ ...addressee, shown_name_enc: z.string(), made_at: moment })),
  pauses: z.array(z.object({ from_on: date, until_on: date })),
  changes: z.array(z.object({ kind: z.string(), happened_on: date.nullable(), made_at: moment })),
  questionnaires: z.array(
    z.object({
      questionnaire: z.string(),
      version: z.number(),
      wave: z.string(),
      mode: z.string(),
      submitted_at: moment,
      answers: storedAnswers,
      texts: storedAnswers,
    }),
  ),
  drafts: z.array(
    z.object({
      questionnaire: z.string(),
      version: z.number(),
      saved_at: moment,
      answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  ),
  reading: z.array(
    z.object({
      page: z.string(),
      release: z.string(),
      began_at: moment,
      seconds: z.number(),
      acts: z.array(z.object({ kind: z.enum(USE_KINDS), code: z.string(), times: z.number() })),
    }),
  ),
  usefulness: z.array(
    z.object({ page: z.string(), useful: z.boolean(), reason: z.string().nullable(), said_at: moment }),
  ),
});
/** All that one person gave, and what was kept of reading, as it is stored. */
export type Everything = z.output<typeof everything>;
export const readEverything = z.union([everything, status('none')]);

export const recordUse = status('recorded', 'not_recorded');
export const recordUsefulness = status('recorded', 'not_recorded');

const claimedMessage = z.object({
  id: z.string(),
  kind: z.string(),
  role: z.string(),
  variant: z.string().nullable(),
  ...addressee,
  other_name_enc: z.string().nullable(),
  link: z.object({ id: z.string(), target: z.string() }).nullable(),
  release_on: date.nullable(),
  questionnaire: z.string().nullable(),
  closes_on: date.nullable(),
  /** Only of a mail that asks whether a new address is right. */
  confirm_until: moment.nullable(),
});
/** A message that this run has taken on to send. */
export type ClaimedMessage = z.output<typeof claimedMessage>;
export const claimMessages = z.object({
  status: z.enum(['claimed', 'clock_off']),
  messages: z.array(claimedMessage),
});
export const registerLink = status('registered', 'unknown');
export const markMessage = status('marked', 'unknown');
export const recordMessage = z.union([
  z.object({ status: z.literal('recorded'), message: z.string() }),
  status('no_session'),
]);
export const recordBounce = status('recorded', 'unknown');
export const noteRun = status('noted');
const stepKind = z.enum(STEP_KINDS);
const occasion = z.object({
  id: z.string(),
  wave: z.string(),
  questionnaire: z.string(),
  state: z.enum(['open', 'submitted', 'closed']),
  opened_on: date,
  closes_on: date,
  last_saved_at: moment.nullable(),
  declined: z.boolean(),
});
const doneStep = z.object({
  wave: z.string().nullable(),
  step: stepKind,
  number: z.number(),
  on: date,
  pending: z.boolean(),
});
const history = z.object({
  participant: z.string(),
  role: z.string(),
  state: z.enum(['active', 'stopped', 'died']),
  contact: z.enum(['all', 'none']),
  reachable: z.boolean(),
  consent: z.enum(['current', 'again']),
  consent_version: z.number(),
  joined_on: date,
  randomised_on: date.nullable(),
  release_on: date.nullable(),
  guides_until: date.nullable(),
  pauses: z.array(z.object({ from_on: date, until_on: date })),
  occasions: z.array(occasion),
  done: z.array(doneStep),
});
export const readHistories = z.object({
  status: z.literal('read'),
  people: z.array(history),
  next: z.string().nullable(),
});
export const readMine = z.union([
  z.object({
    status: z.literal('mine'),
    phone_enc: z.string().nullable(),
    /** The address refused a mail for good. */
    bounced: z.boolean(),
    pause_from: date.nullable(),
    /** The first day on which messages go on. */
    pause_until: date.nullable(),
    /** Null for who never came into a couple. */
    history: history.nullable(),
  }),
  status('none'),
]);
/** What only the own page needs of a person. */
export type Mine = Extract<z.output<typeof readMine>, { status: 'mine' }>;
/** `counts`: how many steps of each kind were really done. */
export const applySteps = z.object({
  status: z.literal('applied'),
  counts: z.partialRecord(stepKind, z.number()),
});
export const readSchedulePlace = z.object({ status: z.literal('read'), after: z.string().nullable() });
export const keepSchedulePlace = status('kept');
export const forgetExpired = z.object({ status: z.string() });

export const countVia = z.union([
  z.object({ status: z.literal('counted'), company: z.boolean() }),
  status('unknown'),
]);
export const makeVia = status('made', 'taken');
/** Null stands for 0 to 4 [C4]. */
const total = z.number().nullable();
const viaCode = z.object({
  status: z.literal('code'),
  code: z.string(),
  audience: z.string(),
  company: z.boolean(),
  made_on: date,
  withdrawn_on: date.nullable(),
  /** Newest first; a company's have visits only. */
  quarters: z.array(
    z.object({ quarter: date, visits: total, checks: total.optional(), sign_ups: total.optional() }),
  ),
});
/** A code with its totals, as its recruiter may see them. */
export type ViaCode = z.output<typeof viaCode>;
export const readVia = z.union([viaCode, status('none')]);
export const withdrawVia = status('withdrawn', 'already', 'none');
export const askTalk = status('asked');

export const rate = status('ok', 'limited');
export const loadAllocationList = status('loaded', 'list_exists');
export const allocationCommitment = z.union([
  z.object({ status: z.literal('committed'), commitment: z.string(), committed_at: z.string() }),
  status('no_list'),
]);
export const recruitmentTotal = z.object({ couples: z.number() });
export const verifyAudit = z.object({
  status: z.enum(['intact', 'broken']),
  rows: z.number().optional(),
  seq: z.number().optional(),
});
export const appointResearcher = status('appointed', 'unknown_user', 'unknown_role', 'needs_end_date');
