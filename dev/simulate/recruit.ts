/** How a couple comes to be: who comes first signs up and brings in the other, or something comes between. */
import { linkIn, type Person } from './person.ts';
import type { Actor, Pair } from './people.ts';
import type { Scene } from './play.ts';
import { live } from './life.ts';
import { stream } from './random.ts';
import { plus } from './times.ts';
import { isGone } from './waves.ts';

const DAY = 1440;

export const the = (scene: Scene, actor: Actor): Person => {
  const found = scene.people.get(actor.key);
  if (!found) throw new Error(`There is no person ${actor.key}.`);
  return found;
};

/** The first of a couple arrives on the site. */
export async function arrive(scene: Scene, pair: Pair): Promise<void> {
  const [one, other] = [the(scene, pair.first), the(scene, pair.second)];
  const comes = pair.reversed ? other : one;
  if (!(await comes.check(pair.course !== 'not eligible')) || pair.course === 'no consent') return;
  if (!(await signsUp(scene, comes, pair.course !== 'no code'))) return;
  if (pair.reversed) await handsOver(scene, pair, other);
  else {
    const busy = busyManager(scene, pair);
    if (busy)
      scene.ledger.tell(scene.stage.now(), one.actor.key, { what: 'asked a manager', couple: pair.number });
    await invites(scene, pair, one, busy ?? other);
  }
}

/** The manager of the couple that joined last, for who asks one that takes part already. */
function busyManager(scene: Scene, { sharesManager }: Pair): Person | null {
  if (!sharesManager) return null;
  const managers = scene.ledger
    .of('joined')
    .flatMap(({ couple }) => scene.pairs.filter(({ number }) => number === couple))
    .map(({ second }) => the(scene, second))
    .filter((one) => one.mailbox && one.email === one.actor.email && !isGone(scene, one));
  return managers.at(-1) ?? null;
}

/** Consent, and the code from the mail. */
async function signsUp(scene: Scene, person: Person, types: boolean): Promise<boolean> {
  const page = await person.signUp();
  if (page.path !== '/code/') {
    person.stuck('sign up', page);
    return false;
  }
  if (!types) return false;
  scene.pass(2);
  const chance = stream(scene.seed, `couple ${person.actor.couple}`, person.actor.role, 'sign up');
  const entered = await person.code(chance.chance(0.1));
  if (entered.status >= 400) person.stuck('code after signing up', entered);
  else await enrolled(scene, person);
  return entered.status < 400;
}

/** From now on this is a participant: the pseudonym is looked up once, while the address still leads to it. */
async function enrolled(scene: Scene, person: Person): Promise<void> {
  const { stage, ledger } = scene;
  const [row] = await stage.database.sql<{ participant: string }>(
    'select participant from people.contact where email_hash = $1 and role = $2 and active',
    [stage.world.secrets.emailHash(person.email), person.actor.role],
  );
  ledger.tell(stage.now(), person.actor.key, {
    what: 'signed up',
    email: person.email,
    participant: row?.participant ?? '',
  });
  live(scene, person);
}

/** Somebody invites the other by mail: name and address twice, preview, send; some take it back once. */
export async function invites(scene: Scene, pair: Pair, one: Person, other: Person): Promise<void> {
  const { stage, ledger, pass } = scene;
  const chance = stream(scene.seed, `couple ${pair.number}`, 'invites', other.actor.key);
  const fields = one.invitation(other.actor);
  const preview = await one.browser.post('/api/uitnodiging/voorbeeld', fields);
  if (preview.status !== 200) return one.stuck('preview', preview);
  pass(1);
  const sent = await one.browser.post('/api/uitnodiging', fields);
  if (sent.path !== '/mijn/') return one.stuck('invite', sent);
  if (chance.chance(0.08)) {
    pass(5);
    const back = await one.browser.post('/api/uitnodiging/terugnemen');
    if (back.path !== '/mijn/') one.stuck('take back', back);
    const again = await one.browser.post('/api/uitnodiging', fields);
    if (again.path !== '/mijn/') return one.stuck('invite again', again);
  } else if (chance.chance(0.1)) {
    const twice = await one.browser.post('/api/uitnodiging', fields);
    if (twice.status !== 409) one.stuck('invite twice', twice);
  }
  ledger.tell(stage.now(), one.actor.key, { what: 'invited' });
}

/** Who takes part already reads, after a code, that one person takes part in one couple [T2]. */
function invitedAgain(scene: Scene, manager: Person, link: string): void {
  const { stage, ledger, pass } = scene;
  const chance = stream(scene.seed, `couple ${manager.actor.couple}`, 'invited again', link.slice(0, 20));
  scene.later(plus(stage.now(), chance.between(20, DAY)), manager, async () => {
    if (!manager.mailbox || isGone(scene, manager)) return;
    const landed = await manager.open(link);
    // The page says that another session took the place of the one of this browser, and leads on [C9].
    if (landed.status !== 200 || !landed.html.includes('href="/uitnodiging/"'))
      return manager.stuck('open a second invitation', landed);
    if (!(await manager.check())) return;
    const page = await manager.signUp();
    if (page.path !== '/code/') return manager.stuck('accept a second invitation', page);
    pass(2);
    const refused = await manager.code();
    if (refused.status !== 409) return manager.stuck('take part twice', refused);
    ledger.tell(stage.now(), manager.actor.key, { what: 'stayed' });
  });
}

/** The second of the couple got the invitation by mail. */
export function invitationCame(scene: Scene, other: Person, link: string): void {
  if (scene.ledger.of('signed up', other.actor.key).length > 0) return invitedAgain(scene, other, link);
  const pair = scene.pairOf(other.actor);
  const { course } = pair;
  const chance = stream(scene.seed, `couple ${pair.number}`, 'invited');
  if (course === 'invitation unopened') return;
  const minutes = pair.quick ? 60 : chance.between(20, 4 * DAY);
  scene.later(plus(scene.stage.now(), minutes), other, async () => {
    const landed = await other.open(link);
    if (landed.path !== '/uitnodiging/') return other.stuck('open the invitation', landed);
    if (course === 'invited declines') {
      await other.check(false);
      scene.ledger.tell(scene.stage.now(), other.actor.key, { what: 'declined' });
      return;
    }
    if (!(await other.check())) return;
    const page = await other.signUp();
    const replaces = other.actor === pair.third;
    if (page.status >= 400 || !(replaces || page.path.startsWith('/vragenlijst/')))
      return other.stuck('accept the invitation', page);
    await enrolled(scene, other);
    const what = replaces ? 'replaced' : 'joined';
    // The couple was put out, or the other stopped, while the invitation was on its way: then there is no place to take.
    const out = scene.ledger.of('excluded').some((one) => one.couple === pair.number);
    if (replaces && (out || isGone(scene, the(scene, pair.first)))) return;
    scene.ledger.tell(scene.stage.now(), other.actor.key, { what, couple: pair.number });
  });
}

/** Who came first and may not type an address: hands over a link, which the other opens in private. */
async function handsOver(scene: Scene, pair: Pair, other: Person): Promise<void> {
  const { stage, ledger, seed } = scene;
  const mine = await other.mine();
  const link = linkIn(mine?.html ?? '');
  if (!link) return other.stuck('a link to hand over', mine ?? { status: 0, path: '/mijn/', html: '' });
  ledger.tell(stage.now(), other.actor.key, { what: 'handed over' });
  if (pair.course === 'invitation unopened') return;
  const chance = stream(seed, `couple ${pair.number}`, 'handed');
  const one = the(scene, pair.first);
  scene.later(plus(stage.now(), chance.between(60, 5 * DAY)), one, async () => {
    const landed = await one.open(link);
    if (landed.path !== '/uitnodiging/') return one.stuck('open the link handed over', landed);
    const choice = pair.course === 'invited declines' ? 'no' : 'yes';
    const free = choice === 'no' && chance.chance(0.5) ? 'no' : 'yes';
    const answered = await one.browser.post('/api/uitnodiging/antwoord', { free, choice });
    if (answered.status >= 400) return one.stuck('answer the link handed over', answered);
    if (choice === 'no') return ledger.tell(stage.now(), one.actor.key, { what: 'declined' });
    if (!(await one.check())) return;
    if (await signsUp(scene, one, true))
      ledger.tell(stage.now(), one.actor.key, { what: 'joined', couple: pair.number });
  });
}
