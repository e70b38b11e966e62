/** Who is at the desk: a signed-in researcher with a role, or the sign-in page. */
import { mayRole, type Capability } from '../domain/access.ts';
import type { FormInput } from '../domain/form.ts';
import { clearCookie, DESK_COOKIE } from './cookies.ts';
import { go, show, type Outcome } from './outcome.ts';
import { form, page } from './serve.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

export interface DeskVisit extends Visit {
  /** Access token: everything is read and done with the rights of its owner. */
  readonly token: string;
  readonly email: string;
  readonly role: string | null;
  readonly may: (capability: Capability) => boolean;
}

type Decide<Given extends unknown[]> = (...given: [...Given, World, DeskVisit]) => Promise<Outcome> | Outcome;

/**
 * The visit of a signed-in researcher, or where to go instead. `capability`: what the page is for; without it one
 * belongs at the front page of the desk. The database refuses by itself as well.
 */
async function deskVisit(
  { identity, research }: World,
  visit: Visit,
  capability: Capability | null,
): Promise<DeskVisit | Outcome> {
  const token = visit.cookies[DESK_COOKIE];
  const who = token ? await identity.whoIs(token) : null;
  if (!token || !who) {
    return show('/sjabloon/onderzoekers/inloggen/', {}, token ? { cookies: [clearCookie(DESK_COOKIE)] } : {});
  }
  const role = await research.role(token, who.id);
  const may = (one: Capability) => role !== null && mayRole(role, one);
  if (capability !== null && !may(capability)) return { ...go('/onderzoekers/'), event: 'not_allowed' };
  return { ...visit, token, email: who.email, role, may };
}

/** A page of the desk, for who has the capability. */
export const deskPage = (capability: Capability | null, decide: Decide<[]>) =>
  page(async (world, visit) => {
    const desk = await deskVisit(world, visit, capability);
    return 'kind' in desk ? desk : decide(world, desk);
  });

/** A form of the desk, for who has the capability. What can't be read as text is refused. */
export const deskForm = (capability: Capability, decide: Decide<[FormInput]>) =>
  form(async (data, world, visit) => {
    const desk = await deskVisit(world, visit, capability);
    return 'kind' in desk ? desk : decide(data, world, desk);
  });

/** A parameter of the address if it looks like what it should be, or null. */
export function asked({ url }: Visit, name: string, pattern: RegExp): string | null {
  const value = url.searchParams.get(name) ?? '';
  return pattern.test(value) ? value : null;
}

export const SEARCH_PAGE = '/sjabloon/onderzoekers/zoeken/';
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A pseudonym of a person as `trial.new_code` makes it. */
export const PERSON = /^P-[0-9A-HJKMNP-TV-Z]{6}$/;
/** The code of an item as questionnaires have it. */
export const ITEM = /^[a-z][a-z0-9_]{0,99}$/;
