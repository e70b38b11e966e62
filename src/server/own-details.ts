/** Address and telephone number on the own page. */
import type { FormInput, Problem } from '../domain/form.ts';
import { organisationOf } from '../domain/contact.ts';
import { writePhone } from '../domain/phone.ts';
import type { Fill } from './fill.ts';
import { again, show, type Outcome } from './outcome.ts';
import { lost, showOwn, type Own } from './own-page.ts';
import { mailedBy } from './paths.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

const PAGE = '/sjabloon/mijn/gegevens/';

/**
 * A code for a new address is worth nothing for signing in, and the other way round [C9]. `of`: the session that asked for
 * it, or the change that a researcher typed.
 */
export const addressCodeHash = ({ secrets }: Pick<World, 'secrets'>, of: string, code: string): string =>
  secrets.codeHash(`address:${of}`, code);

/**
 * Whether to ask first if this is an address at work: one of an organisation, for the role that is advised to use a private
 * one [C3]. Whose organisation it is isn't compared: the answer would change with what the other did [C1].
 */
export const isAtWork = ({ trial }: Pick<World, 'trial'>, role: string, email: string): boolean =>
  mailedBy(trial, role) !== null && organisationOf(email) !== null;

/** The page with address, telephone number and what can be downloaded. */
export async function showDetails(world: World, visit: Visit, own: Own): Promise<Outcome> {
  const mine = await world.database.readMine(visit.at, own.hash);
  if (mine.status !== 'mine') return lost(mine.status, world, visit);
  return showOwn(PAGE, visit, own, detailsOf(world, own, mine.phone_enc, mine.bounced));
}

function detailsOf({ secrets }: World, { session }: Own, phone: string | null, bounced: boolean): Fill {
  const number = phone === null ? '' : writePhone(secrets.open(phone));
  return {
    text: { email: session.email_enc === null ? '' : secrets.open(session.email_enc), phone: number },
    value: { phone: number },
    show: [...(phone === null ? [] : ['phone']), ...(bounced ? ['bounced'] : [])],
  };
}

/** The same page with what was typed, and what is wrong; without problems it asks whether the typed address is right. */
export function detailsAgain(world: World, visit: Visit, own: Own, form: FormInput) {
  return async (problems: readonly Problem[], flags: readonly string[] = []): Promise<Outcome> => {
    const mine = await world.database.readMine(visit.at, own.hash);
    if (mine.status !== 'mine') return lost(mine.status, world, visit);
    const fill = detailsOf(world, own, mine.phone_enc, mine.bounced);
    const whole: Fill = { ...fill, form, show: [own.session.role, 'active', ...(fill.show ?? []), ...flags] };
    return problems.length ? again(PAGE, { ...whole, problems }) : show(PAGE, whole);
  };
}
