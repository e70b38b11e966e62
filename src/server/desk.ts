/** What the research desk shows: couples under pseudonyms, and nothing that this researcher's role may not see [T6]. */
import { mayRole } from '../domain/access.ts';
import { shortDate } from '../domain/date.ts';
import type { Arm } from '../domain/trial.ts';
import type { Fill } from './fill.ts';
import type { CoupleRow } from './research.ts';

type Words = Readonly<Record<string, string>>;

const STATES: Words = {
  baseline: 'eerste vragenlijst',
  held: 'nakijken',
  excluded: 'uitgesloten',
  randomised: 'geloot',
};
const BASELINES: Words = { open: 'open', submitted: 'binnen', closed: 'gesloten', none: 'geen' };
const HOLDS: Words = {
  same_person: 'zelfde persoon in een ander koppel',
  same_organisation: 'zelfde organisatie in een ander koppel',
  eligibility_too_late: 'een datum is te lang geleden',
  baseline_too_old: 'eerste vragenlijst te oud',
  member_stopped: 'een van beiden stopte',
  list_exhausted: 'lotingslijst op',
  no_list: 'nog geen lotingslijst',
  stratum_unknown: 'een antwoord voor de loting ontbreekt',
};
const ROLES: Words = {
  coordinator: 'coördinator',
  supporter: 'helpdesk',
  analyst: 'analist',
  allocation_manager: 'beheerder van de loting',
  monitor: 'monitor',
  recruiter: 'werver',
  professional: 'begeleider',
  owner: 'beheerder van de rollen',
};

const say = (words: Words, code: string): string => words[code] ?? code;

/** Values for the page `/sjabloon/onderzoekers/`. Texts of a couple by the names of its columns, baselines as `<role>_baseline`. */
export function fillDesk(
  couples: readonly CoupleRow[],
  arms: readonly Arm[],
  suspicious: readonly Words[],
  who: { readonly email: string; readonly role: string | null },
): Fill {
  const count = (state: string) => String(couples.filter((couple) => couple.state === state).length);
  return {
    text: {
      email: who.email,
      role_name: who.role === null ? 'nog zonder rol' : say(ROLES, who.role),
      total: String(couples.length),
      randomised: count('randomised'),
      held: count('held'),
    },
    show: [
      ...(couples.length ? [] : ['no-rows']),
      ...(suspicious.length ? ['suspicious'] : []),
      ...(who.role !== null && mayRole(who.role, 'arm') ? ['may-see-arm'] : []),
    ],
    each: {
      couples: couples.map((couple) => ({ text: textOf(couple, arms) })),
      suspicious: suspicious.map((text) => ({ text })),
    },
  };
}

function textOf(row: CoupleRow, arms: readonly Arm[]): Record<string, string> {
  const { couple, state, joined_on, baselines, hold, arm } = row;
  const byRole = Object.entries(baselines ?? {}).map(([role, of]) => [
    `${role}_baseline`,
    say(BASELINES, of),
  ]);
  return {
    couple,
    state: say(STATES, state),
    joined_on: shortDate(joined_on),
    hold:
      hold === null
        ? '–'
        : hold
            .split(', ')
            .map((reason) => say(HOLDS, reason))
            .join('; '),
    arm: arms.find(({ code }) => code === arm)?.name ?? '–',
    ...Object.fromEntries(byRole),
  };
}
