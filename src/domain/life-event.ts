/** What a participant can tell on the own page about a change at work, and how that form is read. */
import { readDate } from './date.ts';
import { one, type FormInput, type Problem, type Read } from './form.ts';
import type { Role, RoleDefinition } from './trial.ts';

/** For the role that invites the other; each lets it invite another person. */
export const WORK_CHANGES = ['other_manager', 'other_employer', 'contract_ended', 'job_lost'] as const;
/** For the roles that guide. */
export const GUIDING_CHANGES = ['no_longer_guides'] as const;

export type Change = (typeof WORK_CHANGES)[number] | (typeof GUIDING_CHANGES)[number];

export interface ToldChange {
  readonly kind: Change;
  /** ISO date, or null when it wasn't said. */
  readonly happenedOn: string | null;
}

/** What of a trial decides who can tell what. */
interface Tellers {
  readonly roles: Readonly<Record<Role, Pick<RoleDefinition, 'invites'>>>;
  readonly guidanceRoles: readonly Role[];
}

/** Which changes a role can tell of; none for a role that neither invites nor guides. */
export function changesOf(trial: Tellers, role: Role): readonly Change[] {
  const invites = Object.hasOwn(trial.roles, role) && trial.roles[role]?.invites?.how === 'mail';
  return [...(invites ? WORK_CHANGES : []), ...(trial.guidanceRoles.includes(role) ? GUIDING_CHANGES : [])];
}

/** Reads `change` and the optional day `changed_on`. @param today ISO date: a change has happened already */
export function readChange(
  form: FormInput,
  changes: readonly Change[],
  today: string,
): Read<{ readonly change: ToldChange }> {
  const problems: Problem[] = [];
  const kind = changes.find((code) => code === one(form, 'change'));
  if (!kind) problems.push({ field: 'change', message: 'Kies wat er veranderd is.' });
  const typed = one(form, 'changed_on');
  const happenedOn = typed === '' ? null : readDate(typed);
  if (typed !== '' && happenedOn === null) {
    problems.push({
      field: 'changed_on',
      message: 'Vul een datum in zoals 31-3-2026, of laat dit veld leeg.',
    });
  } else if (happenedOn !== null && happenedOn > today) {
    const message = 'Deze dag is nog niet geweest. Vertel het ons als het zover is, of laat dit veld leeg.';
    problems.push({ field: 'changed_on', message });
  }
  return problems.length > 0 || !kind ? { problems } : { change: { kind, happenedOn } };
}
