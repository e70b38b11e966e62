/** A researcher in a test of the functions: an account, signed in with the code from the mail. */
import { addResearcher } from '../../../dev/demo/researchers.ts';
import { codeIn } from '../../../dev/mail.ts';
import type { Site } from './site.ts';
import { visitor, type Visitor } from './visitor.ts';

/** An account with a role; gives its address. */
export async function researcher(
  site: Site,
  role: string,
  address = `${role}@umc.example`,
): Promise<{ readonly email: string; readonly browser: Visitor }> {
  const environment = Object.fromEntries(
    Object.entries(process.env).map(([name, value]) => [name, value ?? '']),
  );
  const stack = { database: site.database, environment, site: { now: () => new Date() } };
  const email = await addResearcher(stack as Parameters<typeof addResearcher>[0], role, address);
  return { email, browser: visitor(site) };
}

/** A researcher who is signed in. */
export async function signedIn(site: Site, role: string, address?: string): Promise<Visitor> {
  const { email, browser } = await researcher(site, role, address);
  const before = (await site.mail.mails(email)).length;
  await browser.post('/api/onderzoekers/code', { email });
  // Supabase sends this mail itself, and may answer before the catcher shows it.
  const code = codeIn(await site.mail.next(email, before)) ?? '';
  const desk = await browser.post('/api/onderzoekers/inloggen', { email, code });
  if (desk.path !== '/onderzoekers/') throw new Error(`the ${role} could not sign in`);
  return browser;
}

/** Opens a task for who has this address, as the schedule does; `questionnaire`: about their open occasion. */
export async function openTask(
  site: Site,
  participant: string,
  kind: string,
  { about = true, on = site.world.clock.now() } = {},
): Promise<string> {
  const [row] = await site.database.sql<{ id: string }>(
    `select trial.open_task($1::timestamptz, $2, p.id,
        case when $4::boolean then (select o.id from trial.occasion o where o.participant = p.id and o.state = 'open' limit 1) end,
        trial.day($1::timestamptz)) as id
     from trial.participant p where p.code = $3`,
    [on.toISOString(), kind, participant, about],
  );
  return row?.id ?? '';
}

/** The pseudonym of the newest participant in this role. */
export async function newestCode(site: Site, role: string): Promise<string> {
  const [row] = await site.database.sql<{ code: string }>(
    'select code from trial.participant where role = $1 order by signed_up_at desc, recorded_at desc limit 1',
    [role],
  );
  return row?.code ?? '';
}
