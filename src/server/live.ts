/** What a real trial needs before the first person may sign up [C7, C8, T12]. */
import { minutesAtMost, minutesFor } from '../domain/journey.ts';
import type { InstrumentStatus } from '../domain/questionnaire.ts';
import type { Approval, Trial } from '../domain/trial.ts';

/** Each point that keeps `trial` from going live, in words for the research team; empty when there is none. */
export function liveObjections(trial: Trial, environment: { readonly SITE_URL: string }): string[] {
  return [
    ...approvalObjections(trial, trial.approval ?? null),
    ...contactObjections(trial),
    ...instrumentObjections(trial),
    ...lengthObjections(trial),
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

/** A section that is an instrument of its own has its own status; all the rest has the questionnaire's. */
function instrumentObjections(trial: Trial): string[] {
  return trial.questionnaires.flatMap(({ id, status, sections }) => [
    ...statusObjections(`questionnaire ${id}`, status),
    ...sections.flatMap(({ code, instrument }) =>
      instrument ? statusObjections(`questionnaire ${id}, section ${code}`, instrument.status) : [],
    ),
  ]);
}

function statusObjections(where: string, status: InstrumentStatus): string[] {
  if (status.kind === 'placeholder')
    return [`${where}: placeholder for ${status.source}; load the licensed text (INSTRUMENTS_DIR)`];
  const approved = status.kind !== 'own' || (status.approvedBy && status.approvedOn);
  return approved ? [] : [`${where}: own wording without an approver and date`];
}

/** The words of loaded instruments may make a questionnaire longer than the invitations promise. */
function lengthObjections(trial: Trial): string[] {
  return trial.questionnaires.flatMap((one) => {
    const [needed, most] = [minutesFor(one), minutesAtMost(trial, one)];
    return needed > most
      ? [`questionnaire ${one.id}: takes ${needed} minutes, ${most} are promised; leave something out`]
      : [];
  });
}
