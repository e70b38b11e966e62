/** The flow of numbers, as a CONSORT diagram for couples wants them: by role, wave and stratum. */
import type { Evidence } from './checks/shape.ts';
import { REACHED } from './post.ts';

/** A heading with its numbers, in order. */
export interface Numbers {
  readonly title: string;
  readonly rows: readonly (readonly [string, number])[];
}

const count = <T>(values: readonly T[], by: (value: T) => string): [string, number][] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(by(value), (counts.get(by(value)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
};

/** Everything that is counted. Of the arms only totals. */
export function flowOf({ trial, played, facts, names, posted }: Evidence): Numbers[] {
  const { ledger } = played;
  const roleOf = new Map([...played.people].map(([who, { actor }]) => [who, actor.role]));
  const roles = (what: 'signed up' | 'died' | 'moved') =>
    count(ledger.of(what), ({ who }) => roleOf.get(who) ?? who);
  const checked = ledger.of('checked');
  const waves = [...trial.schedule, trial.baselineAgain].flatMap(({ code }) =>
    Object.keys(trial.roles).map((role) => waveRow({ facts, names, roleOf, posted, code, role })),
  );
  return [
    {
      title: 'Screened',
      rows: count(checked, ({ role, eligible }) => `${role} ${eligible ? 'eligible' : 'not eligible'}`),
    },
    { title: 'Consented', rows: roles('signed up') },
    {
      title: 'Paired',
      rows: [['couples', ledger.of('joined').length], ...count(facts.couples, ({ state }) => `now ${state}`)],
    },
    { title: 'Held', rows: count(facts.holds, ({ reason, state }) => `${reason} (${state})`) },
    { title: 'Randomised', rows: count(facts.allocations, ({ stratum }) => stratum) },
    { title: 'Randomised, by arm', rows: count(facts.allocations, ({ arm }) => arm) },
    ...waves,
    {
      title: 'Withdrew',
      rows: count(ledger.of('withdrew'), ({ who, grade }) => `${roleOf.get(who)} ${grade}`),
    },
    {
      title: 'Consent again',
      rows: [
        [
          'asked',
          new Set(
            posted.filter(({ message }) => message?.kind === 'consent-again').map(({ mail }) => mail.to),
          ).size,
        ],
        ['agreed', ledger.of('agreed').length],
      ],
    },
    { title: 'Died', rows: roles('died') },
    {
      title: 'Other events',
      rows: [
        ...count(ledger.of('changed'), ({ who, change }) => `${roleOf.get(who)} ${change}`),
        ['went on with another', ledger.of('replaced').length],
        ['paused', ledger.of('paused').length],
        ['another address', ledger.of('moved').length],
        [
          'addresses that took no mail',
          new Set(
            posted.filter(({ fate }) => fate === 'bounced' || fate === 'rejected').map(({ mail }) => mail.to),
          ).size,
        ],
        ['came too late', ledger.of('came too late').length],
      ],
    },
    { title: 'Calls', rows: count(ledger.of('called'), ({ outcome }) => outcome) },
    { title: 'Mails', rows: count(posted, ({ message, fate }) => `${message?.kind ?? 'at once'} ${fate}`) },
  ];
}

interface WaveRow extends Pick<Evidence, 'facts' | 'names' | 'posted'> {
  readonly roleOf: ReadonlyMap<string, string>;
  readonly code: string;
  readonly role: string;
}

function waveRow({ facts, names, roleOf, posted, code, role }: WaveRow): Numbers {
  const isIn = (participant: string) => roleOf.get(names.whoIs.get(participant) ?? '') === role;
  const asked = facts.occasions.filter(({ wave, participant }) => wave === code && isIn(participant));
  const answered = facts.submissions.filter(({ wave, participant }) => wave === code && isIn(participant));
  const questionnaires = new Set(asked.map(({ questionnaire }) => questionnaire));
  const kinds = new Set(['joined', 'wave', 'again']);
  const invited = new Set(
    posted
      .filter(
        ({ message, fate }) =>
          kinds.has(message?.kind ?? '') &&
          REACHED.includes(fate) &&
          questionnaires.has(message?.questionnaire ?? ''),
      )
      .map(({ message }) => message?.id),
  );
  return {
    title: `${code} ${role}`,
    rows: [
      ['asked', asked.length],
      ['invited', invited.size],
      ...count(answered, ({ mode }) => `answered by ${mode}`),
      ['closed without answers', asked.filter(({ state }) => state === 'closed').length],
      ['open now', asked.filter(({ state }) => state === 'open').length],
    ],
  };
}
