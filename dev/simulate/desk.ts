/** The coordinator at the desk: signs in, calls who stays silent, decides about holds and records what families tell. */
import { addDays, dayOf, momentOf, weekdayOf } from '../../src/domain/calendar.ts';
import { addResearcher } from '../demo/researchers.ts';
import { openBrowser, type Browser } from './browser.ts';
import { doTasks, KEY, numberOf, stuck } from './calls.ts';
import { codeIn, type Person } from './person.ts';
import type { Scene } from './play.ts';
import { stream } from './random.ts';
import type { Stage } from './stage.ts';

export interface Desk {
  /** What a family or an employer told: recorded the same day. */
  recordDeath(person: Person): Promise<void>;
}

/** Signs the coordinator in and puts the daily round on the agenda, on working days. */
export async function openDesk(scene: Scene): Promise<Desk> {
  const { stage } = scene;
  const browser = await signInAs(stage, KEY);
  const round = async (): Promise<void> => {
    if (weekdayOf(dayOf(stage.now())) < 6) {
      await decideHolds(scene, browser);
      await doTasks(scene, browser);
    }
    scene.later(momentOf(addDays(dayOf(stage.now()), 1), '10:30'), null, round);
  };
  scene.later(momentOf(dayOf(stage.now()), '10:30'), null, round);
  return { recordDeath: (person) => recordDeath(scene, browser, person) };
}

/** Makes an account for a researcher, signs in with the code from the mail, and gives the browser. */
export async function signInAs(stage: Stage, role: string): Promise<Browser> {
  const environment = process.env as Record<string, string>;
  const email = await addResearcher({ database: stage.database, environment, site: stage }, role);
  const browser = openBrowser(stage, '10.7.7.7');
  const before = (await stage.deskMail.mails(email)).length;
  await browser.post('/api/onderzoekers/code', { email });
  const code = codeIn((await stage.deskMail.next(email, before)).text) ?? '';
  const page = await browser.post('/api/onderzoekers/inloggen', { email, code });
  if (page.path !== '/onderzoekers/') throw new Error(`The ${role} could not sign in: ${page.status}.`);
  return browser;
}

/**
 * Couples that a rule holds back: most are let in, the next working day [T2]. An old baseline is asked again first, and is for
 * a person only when that was let pass [T1].
 */
async function decideHolds(scene: Scene, browser: Browser): Promise<void> {
  const { stage, ledger, seed } = scene;
  const holds = await stage.database.sql<{ id: string; couple: string; reason: string; participant: string }>(
    `select h.id, c.code as couple, h.reason, (select min(m.participant::text) from trial.member m where m.couple = c.id) as participant
     from trial.hold h join trial.couple c on c.id = h.couple
     where h.state = 'open' and (h.reason in ('same_person', 'same_organisation', 'life_event')
       or h.reason = 'baseline_too_old' and exists (select from trial.occasion o
         join trial.member m on m.participant = o.participant
         where m.couple = h.couple and o.again and o.state = 'closed'))`,
  );
  const known = holds
    .map((hold) => ({ ...hold, number: numberOf(scene, hold.participant) }))
    .sort((a, b) => a.number - b.number || a.reason.localeCompare(b.reason));
  for (const { id, number, reason } of known) {
    const chance = stream(seed, `couple ${number}`, 'hold', reason);
    const decision = chance.chance(0.2) ? 'exclude' : 'lift';
    const page = await browser.post('/api/onderzoekers/vastgehouden', {
      hold: id,
      decision,
      reason: 'Besluit van de simulatie',
    });
    if (page.status >= 400) stuck(scene, `decide about a hold (${reason})`, page);
    else ledger.tell(stage.now(), KEY, { what: decision === 'lift' ? 'lifted' : 'excluded', couple: number });
  }
}

async function recordDeath(scene: Scene, browser: Browser, person: Person): Promise<void> {
  const { stage, ledger } = scene;
  const [row] = await stage.database.sql<{ code: string }>(
    'select p.code from trial.participant p where p.id = $1',
    [ledger.of('signed up', person.actor.key)[0]?.participant ?? null],
  );
  if (!row) return;
  const page = await browser.post('/api/onderzoekers/gebeurtenis', {
    participant: row.code,
    kind: 'died',
    happened_on: '',
    reason: 'Gehoord van de familie',
  });
  if (page.status >= 400) return stuck(scene, 'record a death', page);
  ledger.tell(stage.now(), person.actor.key, { what: 'died' });
}
