/** What a real trial needs before the first person may sign up [C7, C8, T12]. */
import type { Approval, Trial } from '../domain/trial.ts';

/** Each point that keeps `trial` from going live, in words for the research team; empty when there is none. */
export function liveObjections(trial: Trial, environment: { readonly SITE_URL: string }): string[] {
  return [
    ...approvalObjections(trial, trial.approval ?? null),
    ...contactObjections(trial),
    ...instrumentObjections(trial),
    ...(environment.SITE_URL.startsWith('https://') ? [] : ['SITE_URL must begin with https://']),
  ];
}

function approvalObjections(trial: Trial, approval: Approval | null): string[] {
  if (!approval) return ['approval: record committee, number, date and approved versions in the trial'];
  return Object.entries(trial.roles)
    .filter(([role, { consent }]) => approval.consentVersions[role] !== consent.version)
    .map(
      ([role, { consent }]) =>
        `approval: version ${consent.version} of the consent of ${role} is not approved`,
    );
}

function contactObjections({ contact }: Trial): string[] {
  const missing = (['independentExpert', 'complaints', 'dataProtection'] as const).filter(
    (one) => !contact[one],
  );
  return [
    ...(contact.person.email && contact.person.phone
      ? []
      : ['contact.person: e-mail address and telephone number']),
    ...missing.map((one) => `contact.${one}: name and how to reach`),
  ];
}

function instrumentObjections(trial: Trial): string[] {
  return trial.questionnaires.flatMap(({ id, status }) => {
    if (status.kind === 'placeholder')
      return [`questionnaire ${id}: placeholder for ${status.source}; load the licensed text`];
    const approved = status.kind !== 'own' || (status.approvedBy && status.approvedOn);
    return approved ? [] : [`questionnaire ${id}: own wording without an approver and date`];
  });
}
