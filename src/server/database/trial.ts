/** The trial as a whole: protocol, lists, audit, who may do what, and the limit on requests. */
import { z } from 'zod';
import { repeatable, time, type Call } from './call.ts';
import { status } from './shapes.ts';

const loadProtocol = status('loaded', 'unchanged', 'frozen');
const randomise = z.object({
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
const rate = status('ok', 'limited');
const loadAllocationList = status('loaded', 'list_exists');
const allocationCommitment = z.union([
  z.object({ status: z.literal('committed'), commitment: z.string(), committed_at: z.string() }),
  status('no_list'),
]);
const recruitmentTotal = z.object({ couples: z.number() });
const verifyAudit = z.object({
  status: z.enum(['intact', 'broken']),
  rows: z.number().optional(),
  seq: z.number().optional(),
});
const appointResearcher = status('appointed', 'unknown_user', 'unknown_role', 'needs_end_date');

export const trialCalls = (call: Call) => ({
  loadProtocol: (at: Date, protocol: object) =>
    call('load_protocol', loadProtocol, { ...time(at), p_protocol: protocol }, repeatable),
  randomise: (at: Date, couple: string) => call('randomise', randomise, { ...time(at), p_couple: couple }),
  loadAllocationList: (at: Date, list: object) =>
    call('load_allocation_list', loadAllocationList, { ...time(at), p_list: list }),
  allocationCommitment: () => call('allocation_commitment', allocationCommitment, {}, repeatable),
  recruitmentTotal: (at: Date) => call('recruitment_total', recruitmentTotal, time(at), repeatable),
  verifyAudit: () => call('verify_audit', verifyAudit, {}, repeatable),
  appointResearcher: (at: Date, email: string, role: string | null, until: string | null) =>
    call('appoint_researcher', appointResearcher, {
      ...time(at),
      p_email: email,
      p_role: role,
      p_until: until,
    }),
  rate: (at: Date, key: string, windowSeconds: number, limit: number) =>
    call('rate', rate, {
      ...time(at),
      p_key: key,
      p_window_seconds: windowSeconds,
      p_limit: limit,
    }),
});
