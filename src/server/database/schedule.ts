/** The schedule: what the plan is made from, and the steps that are done. */
import { z } from 'zod';
import type { Step } from '../../domain/due.ts';
import { STEP_KINDS } from '../../domain/due.ts';
import { repeatable, time, type Call } from './call.ts';
import { date, moment, status } from './shapes.ts';

const noteRun = status('noted');
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
  again: z.boolean(),
});
const doneStep = z.object({
  wave: z.string().nullable(),
  step: stepKind,
  number: z.number(),
  on: date,
  pending: z.boolean(),
});
export const history = z.object({
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
/** `counts`: how many steps of each kind were really done. */
const applySteps = z.object({
  status: z.literal('applied'),
  counts: z.partialRecord(stepKind, z.number()),
});
const readSchedulePlace = z.object({ status: z.literal('read'), after: z.string().nullable() });
const keepSchedulePlace = status('kept');
const forgetExpired = z.object({ status: z.string() });

export const scheduleCalls = (call: Call) => ({
  /** That a scheduled function ran: its silence is an alarm. */
  noteRun: (at: Date, name: string) => call('note_run', noteRun, { ...time(at), p_name: name }, repeatable),
  /** A page of the histories of who has something to come; `after` is the `next` of the page before. */
  readHistories: (at: Date, after: string | null, limit: number) =>
    call('read_histories', readHistories, { ...time(at), p_after: after, p_limit: limit }, repeatable),
  /** Does each step once; again is as good as once. */
  applySteps: (at: Date, steps: readonly Step[]) =>
    call('apply_steps', applySteps, { ...time(at), p_steps: steps }, repeatable),
  readSchedulePlace: (at: Date) => call('read_schedule_place', readSchedulePlace, time(at), repeatable),
  keepSchedulePlace: (at: Date, after: string | null) =>
    call('keep_schedule_place', keepSchedulePlace, { ...time(at), p_after: after }, repeatable),
  forgetExpired: (at: Date) => call('forget_expired', forgetExpired, time(at), repeatable),
});
