/**
 * Who of the research team sees what: this one table gives the rows of `access.permission`, the tests and
 * docs/access.md. After a change: `node dev/generate-access.ts`.
 */

/** What can be allowed, and in words what it opens. */
export const capabilities = {
  names: 'contact details (ciphertext; the key is outside the database) and sign-ups kept for a human',
  couples: 'couples, participants, occasions and holds under pseudonyms',
  invitations: 'that an invitation was made and whether it led to a couple, never an answer to it',
  answers: 'answers and submissions under pseudonyms',
  arm: 'the arm of each couple',
  allocations: 'that and when a couple was allocated, its release date and its place in the published chain',
  list: 'totals per arm; the list itself, only after allocation was closed',
  close_allocation: 'closing allocation, after which the list can be revealed',
  use: 'how the guidance is read, by pseudonym and by page, and how often who waits asked for it; both tell the arm',
  audit: 'the audit',
  consents: 'consents by version and statement',
  messages: 'which messages are due, sent or failed',
  counts: 'counts of the eligibility check by day',
  decide_holds: 'lifting a hold or excluding a held couple, with a reason',
  tasks: 'what has to be done for a person: calls, paper, worries, and how each attempt ended',
  assist:
    'typing the answers that a participant gives by phone, on paper or with help, without seeing any afterwards',
  correct: 'putting an answer right with a reason, without seeing what was answered',
  life_events:
    'recording what happened in the life of a participant or that they want to stop, and reading the reasons',
  change_contact:
    'typing another e-mail address or telephone number for who was recognised on the telephone, and who did so and why',
  enter_consent:
    'entering a consent that was signed on paper, and which of these still wait for the person; names as ciphertext',
  talks: 'requests of organisations for a talk, and how each ended; who asked only together with `names`',
  via: 'visits, checks and sign-ups by code of a link: by quarter, rounded',
  roles: 'who has which role',
} as const;

export type Capability = keyof typeof capabilities;

export interface ResearchRole {
  /** What this role is for, in one sentence. */
  readonly does: string;
  readonly may: readonly Capability[];
}

/** The roles of the research team. Whoever sees arms enters no outcomes and decides no holds. */
export const researchRoles = {
  coordinator: {
    does: 'Knows the participants by name, calls them, types and corrects answers for them, enters what was signed on paper, judges sign-ups, decides holds and talks with organisations; never reads answers or an arm.',
    may: [
      'names',
      'couples',
      'invitations',
      'allocations',
      'consents',
      'messages',
      'counts',
      'decide_holds',
      'tasks',
      'assist',
      'correct',
      'life_events',
      'change_contact',
      'enter_consent',
      'talks',
      'via',
    ],
  },
  supporter: {
    does: 'Answers questions about access, and so sees names and arms; may not enter outcomes.',
    may: ['names', 'couples', 'arm', 'allocations', 'use', 'messages'],
  },
  analyst: {
    does: 'Reads answers under pseudonyms; never sees an arm.',
    may: ['couples', 'answers', 'counts'],
  },
  allocation_manager: {
    does: 'Publishes the commitment and, after closing, reveals the allocation list; sees no other data.',
    may: ['list'],
  },
  monitor: {
    does: 'Checks audit and consents by version; the account has an end date.',
    may: ['audit', 'consents', 'counts'],
  },
  recruiter: {
    does: 'Spreads the invitation to take part; sees no data of the trial. Own counts stand on a page of their own, behind a link.',
    may: [],
  },
  professional: {
    does: 'Treats own patients, where the trial has sessions; sees no data of this trial.',
    may: [],
  },
  owner: {
    does: 'Sees who has which role and what the codes of links led to, and closes allocation; sees no data of participants.',
    may: ['roles', 'close_allocation', 'via'],
  },
} as const satisfies Record<string, ResearchRole>;

export type ResearchRoleName = keyof typeof researchRoles;

/** Whether a role has a capability; false for an unknown role. */
export function mayRole(role: string, capability: Capability): boolean {
  const found: ResearchRole | undefined = (researchRoles as Record<string, ResearchRole>)[role];
  return found !== undefined && found.may.includes(capability);
}

/** The migration that fills `access.permission`; a role without capabilities has one row `none`. */
export function accessSql(): string {
  const rows = Object.entries<ResearchRole>(researchRoles).flatMap(([role, { may }]) =>
    (may.length > 0 ? may : ['none']).map((capability) => `  ('${role}', '${capability}')`),
  );
  return `-- repeatable: generated from src/domain/access.ts by dev/generate-access.ts; do not edit.

delete from access.permission;
insert into access.permission (role, capability) values
${rows.join(',\n')};
`;
}

/** The same table as a page for people. */
export function accessPage(): string {
  const names = Object.keys(capabilities) as Capability[];
  const roles = Object.entries<ResearchRole>(researchRoles);
  const header = `| role | ${names.map((name) => `\`${name}\``).join(' | ')} |`;
  const line = `| --- |${' --- |'.repeat(names.length)}`;
  const body = roles.map(
    ([role, { may }]) =>
      `| ${role} | ${names.map((name) => (may.includes(name) ? 'yes' : '–')).join(' | ')} |`,
  );
  return `<!-- Generated from src/domain/access.ts by dev/generate-access.ts; do not edit. -->

# Who sees what

Roles are given by \`api.appoint_researcher\` and looked up by \`auth.uid()\` at each request, so a role that is taken
away stops working at once. No role below, and not the service either, reads the allocation list before allocation is
closed; whoever holds the password of the database itself can, so keep that outside the research team.

## Roles

${roles.map(([role, { does }]) => `- **${role}**: ${does}`).join('\n')}

## Capabilities

${names.map((name) => `- \`${name}\`: ${capabilities[name]}.`).join('\n')}

## The table

${header}
${line}
${body.join('\n')}
`;
}
