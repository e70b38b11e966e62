/** What lies behind a fresh code [C9]: a participant's own page, and all that can be read or done on it. */
import type { FormInput } from '../domain/form.ts';
import { askFreshCode } from './code.ts';
import type { OpenSession } from './database/session.ts';
import { go, notice, show, type Outcome } from './outcome.ts';
import { form, page, type Handler } from './serve.ts';
import type { Fill } from './fill.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

/** A participant who typed a code just now. */
export interface Own {
  readonly participant: string;
  readonly session: OpenSession;
  /** Hash of the session's secret. */
  readonly hash: string;
}

type Asked = { readonly own: Own; readonly outcome?: undefined } | { readonly outcome: Outcome };

async function ownOf(world: World, visit: Visit, stranger: Outcome): Promise<Asked> {
  const session = visit.session === null ? null : await world.database.readSession(visit.at, visit.session);
  // Who only typed an address gets the same answer as who has no session: nobody learns whether it is known.
  if (!visit.session || session?.status !== 'open' || !session.trusted) return { outcome: stranger };
  if (!session.participant) return { outcome: go('/uitnodiging/') };
  if (!session.fresh) return { outcome: await askFreshCode(world, visit) };
  return { own: { participant: session.participant, session, hash: visit.session } };
}

/** A page of one's own; who stopped may still read it. */
export const ownPage = (
  decide: (world: World, visit: Visit, own: Own) => Promise<Outcome> | Outcome,
): Handler =>
  page(async (world, visit) => {
    const asked = await ownOf(world, visit, go('/inloggen/'));
    return asked.outcome ?? decide(world, visit, asked.own);
  });

type DecideForm = (data: FormInput, world: World, visit: Visit, own: Own) => Promise<Outcome> | Outcome;

/** A form on one's own page. `reshow`: where it stands. `ended`: also for who stopped. */
export const ownForm = (
  decide: DecideForm,
  { reshow, ended = false }: { reshow?: string; ended?: boolean } = {},
): Handler =>
  form(
    async (data, world, visit) => {
      const asked = await ownOf(world, visit, notice('no-session'));
      if (asked.outcome) return asked.outcome;
      return asked.own.session.stopped && !ended ? notice('stopped') : decide(data, world, visit, asked.own);
    },
    reshow === undefined ? undefined : () => reshow,
  );

/** What a function answers when the database took the session or its freshness away in between. */
export const lost = (
  status: 'no_session' | 'not_fresh' | 'none',
  world: World,
  visit: Visit,
): Promise<Outcome> | Outcome => (status === 'not_fresh' ? askFreshCode(world, visit) : notice('no-session'));

/** Words in `?klaar=` that say what was just done; anything else shows nothing. */
const DONE = ['adres', 'telefoon', 'pauze', 'verder', 'berichten', 'toestemming'] as const;
export type Done = (typeof DONE)[number];

/** Back to a page of one's own, which says what was done. */
export const goDone = (path: string, done: Done): Outcome => go(`${path}?klaar=${done}`);

/** The flag of what was just done, for a page's `data-when`. */
export function doneFlags({ url }: Visit): string[] {
  const done = url.searchParams.get('klaar');
  return DONE.filter((one) => one === done).map((one) => `done-${one}`);
}

/** A page of one's own, with the role and what was just done among its flags. */
export function showOwn(path: string, visit: Visit, { session }: Own, fill: Fill = {}): Outcome {
  const flags = [session.role, session.stopped ? 'stopped' : 'active', ...doneFlags(visit)];
  return show(path, { ...fill, show: [...flags, ...(fill.show ?? [])] });
}
