/** How the other forms of the desk are read: the decision about a held couple, what happened in somebody's life, and stopping. */
import { readDate } from './date.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';
import { TELLABLE_GRADES, type TellableGrade } from './withdrawal.ts';

const REASON_MOST = 500;

/** The `reason` that stays with what a researcher decided: needed, and short. */
export function readReason(
  form: FormInput,
  missing = 'Schrijf op waarom. Noem geen naam en geen ziekte.',
): Read<{ readonly reason: string }> {
  const reason = one(form, 'reason');
  if (reason !== '' && [...reason].length <= REASON_MOST) return { reason };
  const message = reason === '' ? missing : `Uw tekst is te lang. Gebruik hooguit ${REASON_MOST} tekens.`;
  return { problems: [{ field: 'reason', message }] };
}

/** Reads `decision` and `reason` about a held couple. */
export function readDecision(
  form: FormInput,
): Read<{ readonly decision: 'lift' | 'exclude'; readonly reason: string }> {
  const decision = (['lift', 'exclude'] as const).find((code) => code === one(form, 'decision'));
  const read = readReason(form);
  const problems: readonly Problem[] = [
    ...(decision ? [] : [{ field: 'decision', message: 'Kies wat er met dit koppel gebeurt.' }]),
    ...(read.problems ?? []),
  ];
  return decision && !read.problems ? { decision, reason: read.reason } : { problems };
}

/** Reads `kind`, the optional day `happened_on` and `reason`. @param today ISO date: it has happened already */
export function readEvent(
  form: FormInput,
  kinds: readonly string[],
  today: string,
): Read<{ readonly event: { kind: string; happenedOn: string | null; reason: string } }> {
  const kind = kinds.find((code) => code === one(form, 'kind'));
  const typed = one(form, 'happened_on');
  const happenedOn = typed === '' ? null : readDate(typed);
  const badDay = typed !== '' && (happenedOn === null || happenedOn > today);
  const read = readReason(form);
  const problems: readonly Problem[] = [
    ...(kind ? [] : [{ field: 'kind', message: 'Kies wat er gebeurd is.' }]),
    ...(badDay
      ? [
          {
            field: 'happened_on',
            message: 'Vul een dag in die geweest is, zoals 31-3-2026, of laat dit leeg.',
          },
        ]
      : []),
    ...(read.problems ?? []),
  ];
  return kind && !badDay && !read.problems
    ? { event: { kind, happenedOn, reason: read.reason } }
    : { problems };
}

/** Reads `grade`, how it was told (`stop_reason`), and the tick that it is what the person asked (`stop_sure`). */
export function readWithdrawal(
  form: FormInput,
): Read<{ readonly asked: { readonly grade: TellableGrade; readonly reason: string } }> {
  const grade = TELLABLE_GRADES.find((code) => code === one(form, 'grade'));
  const missing = 'Schrijf op hoe u dit weet. Noem geen naam en geen ziekte.';
  const read = readReason({ reason: one(form, 'stop_reason') }, missing);
  const sure = one(form, 'stop_sure') !== '';
  const problems: readonly Problem[] = [
    ...(grade ? [] : [{ field: 'grade', message: 'Kies wat deze persoon wil.' }]),
    ...(read.problems ?? []).map((problem) => ({ ...problem, field: 'stop_reason' })),
    ...(sure
      ? []
      : [{ field: 'stop_sure', message: 'Zet een vinkje als dit is wat deze persoon heeft gevraagd.' }]),
  ];
  return grade && sure && !read.problems ? { asked: { grade, reason: read.reason } } : { problems };
}
