/** What happens in a life beside the questionnaires: by the person's own acts on the own page, or as told to the desk. */
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import type { Page } from './browser.ts';
import type { Event } from './people.ts';
import type { Person } from './person.ts';
import type { Scene } from './play.ts';
import { stream } from './random.ts';
import { invites, the } from './recruit.ts';
import { plus } from './times.ts';
import { isGone } from './waves.ts';

const DAY = 1440;

/** Puts the events of a life on the agenda, counted from now. */
export function live(scene: Scene, person: Person): void {
  for (const event of person.actor.events)
    scene.later(plus(scene.stage.now(), event.day * DAY), person, () => happens(scene, person, event));
}

async function happens(scene: Scene, person: Person, event: Event): Promise<void> {
  if (isGone(scene, person)) return;
  switch (event.kind) {
    case 'bounces':
      person.mailbox = false;
      return;
    case 'dies':
      return scene.desk.recordDeath(person);
    default:
      return ownAct(scene, person, event);
  }
}

/** What is done on the own page, after a fresh code: so not by who gets no mail any more. */
async function ownAct(
  scene: Scene,
  person: Person,
  event: Exclude<Event, { kind: 'bounces' | 'dies' }>,
): Promise<void> {
  if (!person.mailbox || !(await person.mine())) return;
  switch (event.kind) {
    case 'pause':
      return pauses(scene, person, event.days);
    case 'withdraw':
      return withdraws(scene, person, event.grade);
    case 'moves':
      return moves(scene, person);
    case 'changes':
      // Only who is in a couple has something to tell.
      return inCouple(scene, person) ? changes(scene, person, event.what) : undefined;
  }
}

async function pauses({ stage, ledger }: Scene, person: Person, days: number): Promise<void> {
  const from = dayOf(stage.now());
  const until = addDays(from, days);
  const page = await person.browser.post('/api/mijn/pauze', { until });
  if (!page.path.includes('klaar=pauze')) return person.stuck('pause', page);
  ledger.tell(stage.now(), person.actor.key, { what: 'paused', from, until });
}

async function withdraws({ stage, ledger }: Scene, person: Person, grade: string): Promise<void> {
  const asked = await person.browser.post('/api/stoppen', { grade });
  if (asked.status !== 200) return person.stuck(`withdraw (${grade})`, asked);
  const page = await person.browser.post('/api/stoppen', { grade, confirm: 'ja' });
  const done =
    grade === 'no_contact' ? page.path.includes('klaar=berichten') : page.path.startsWith('/tot-ziens/');
  if (!done) return person.stuck(`withdraw (${grade}), confirmed`, page);
  ledger.tell(stage.now(), person.actor.key, { what: 'withdrew', grade });
}

async function moves(scene: Scene, person: Person): Promise<void> {
  const { stage, ledger } = scene;
  const [mailbox = '', domain = ''] = person.email.split('@');
  const email = `${mailbox}.nieuw@${domain}`;
  scene.movesTo(person, email);
  const asked = await person.browser.post('/api/mijn/adres', { email, email_again: email });
  if (asked.path !== '/mijn/adres/') return person.stuck('another address', asked);
  const page = await person.code(false, '/api/mijn/adres/bevestigen');
  if (!page.path.includes('klaar=adres')) return person.stuck('another address, confirmed', page);
  person.email = email;
  ledger.tell(stage.now(), person.actor.key, { what: 'moved', email });
}

async function changes(scene: Scene, person: Person, change: string): Promise<void> {
  const { stage, ledger, seed } = scene;
  const page: Page = await person.browser.post('/api/mijn/verandering', { change, changed_on: '' });
  if (page.status !== 200) return person.stuck(`a change at work (${change})`, page);
  ledger.tell(stage.now(), person.actor.key, { what: 'changed', change });
  const pair = scene.pairOf(person.actor);
  // Once, while the study goes on: who brought in another already, or was told the end, lets it rest.
  const over =
    ledger.of('excluded').some(({ couple }) => couple === pair.number) ||
    ledger.of('changed', person.actor.key).filter((told) => told.change.startsWith('other_')).length > 1 ||
    person.letters.some(({ message }) => message?.kind === 'end');
  const goesOn = stream(seed, `couple ${pair.number}`, 'goes on with another').chance(0.7);
  if (person.actor === pair.first && !over && goesOn && change.startsWith('other_'))
    await invites(scene, pair, person, the(scene, pair.third));
}

const inCouple = ({ ledger }: Scene, { actor }: Person): boolean =>
  ledger.of('joined').some(({ couple }) => couple === actor.couple);
