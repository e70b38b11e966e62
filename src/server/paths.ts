/** Paths of pages that depend on the trial's roles. */
import { shortFormOf } from '../domain/short-form.ts';
import type { Role, RoleDefinition, Trial } from '../domain/trial.ts';

/** The definition of a role, or null for a word that is no role of this trial. */
export const roleOf = (trial: Trial, role: string): RoleDefinition | null =>
  Object.hasOwn(trial.roles, role) ? (trial.roles[role] ?? null) : null;

/** Whom `role` has us invite by mail, or null for a role that doesn't. */
export function mailedBy(trial: Trial, role: Role): { readonly role: Role; readonly noun: string } | null {
  const invites = roleOf(trial, role)?.invites;
  const other = invites?.how === 'mail' ? roleOf(trial, invites.role) : null;
  return invites && other ? { role: invites.role, noun: other.noun } : null;
}

/** Whether `role` brings in the other with a link that it hands over itself. */
export const handsOver = (trial: Trial, role: Role): boolean => roleOf(trial, role)?.invites?.how === 'hand';

/** The role whose pages lie under this segment, or null. */
export const roleAt = (trial: Trial, segment: string): Role | null =>
  Object.keys(trial.roles).find((role) => trial.roles[role]?.path === segment) ?? null;

const path = (trial: Trial, role: Role): string => {
  const definition = roleOf(trial, role);
  if (!definition) throw new Error(`trial ${trial.id} has no role ${role}`);
  return definition.path;
};

export const checkPath = (trial: Trial, role: Role): string => `/meedoen/${path(trial, role)}/`;
/** The built page of the check; with a code of the kit, the one that sends it along. */
export const checkTemplate = (trial: Trial, role: Role, via: string | null): string =>
  via === null ? checkPath(trial, role) : `/sjabloon/via/${path(trial, role)}/`;
export const informationPath = (trial: Trial, role: Role): string => `${checkPath(trial, role)}informatie/`;
export const consentPath = (trial: Trial, role: Role): string => `${checkPath(trial, role)}toestemming/`;
/** Where `role` says whom to invite by mail; its own page if it doesn't. */
export function invitePath(trial: Trial, role: Role): string {
  const other = mailedBy(trial, role);
  return other ? `${checkPath(trial, role)}${path(trial, other.role)}/` : '/mijn/';
}
/** The page on which the role that invites by mail says whom, or null in a trial without one. */
export function mailersPage(trial: Trial): string | null {
  const role = Object.keys(trial.roles).find((code) => mailedBy(trial, code));
  return role === undefined ? null : invitePath(trial, role);
}

export const invitedTemplate = (trial: Trial, role: Role): string =>
  `/sjabloon/uitgenodigd/${path(trial, role)}/`;
export const questionnairePath = (id: string): string => `/vragenlijst/${id}/`;

/** A questionnaire to print for who asks for paper. */
export const paperTemplate = (questionnaire: string): string =>
  `/sjabloon/onderzoekers/papier/${questionnaire}/`;

export const paperPath = (task: string): string => `/onderzoekers/papier/?id=${task}`;

/** The form that a link opens: the short one where a message offered it and this questionnaire has one. */
export function formPath(trial: Trial, id: string, target: 'questionnaire' | 'questionnaire-short'): string {
  const questionnaire = trial.questionnaires.find((one) => one.id === id);
  const short = target === 'questionnaire-short' && questionnaire && shortFormOf(trial, questionnaire);
  return short ? `${questionnairePath(id)}kort/` : questionnairePath(id);
}
