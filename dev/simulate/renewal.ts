/** A new version of the information in the middle of the trial [C7]: who consented to the one before is asked again. */
import { consentField } from '../../src/domain/consent.ts';
import type { World } from '../../src/server/world.ts';
import { KEY } from './calls.ts';
import { consentMannerOf } from './habits.ts';
import type { Person } from './person.ts';
import type { Scene } from './play.ts';
import type { Posted } from './post.ts';
import { plus } from './times.ts';
import { isGone } from './waves.ts';

/** When it comes into force, and for whom. */
export interface Renewal {
  readonly at: Date;
  readonly role: string;
}

/** The trial and the words of a role after its consent was changed, as they would be written in a deployment. */
export function withNewConsent(
  { trial, content }: Pick<World, 'trial' | 'content'>,
  role: string,
): Pick<World, 'trial' | 'content'> & { readonly version: string } {
  const definition = trial.roles[role];
  const history = content.consents[role];
  if (!definition || !history) throw new Error(`no role ${role}`);
  const { consent } = definition;
  const version = `${consent.version}-nieuw`;
  const changed = { ...consent, version, againFrom: [...consent.againFrom, consent.version] };
  const words = {
    earlier: [...history.earlier, consent],
    changes: { ...history.changes, [version]: ['Er is een andere onderzoeker.'] },
  };
  return {
    trial: { ...trial, roles: { ...trial.roles, [role]: { ...definition, consent: changed } } },
    content: { ...content, consents: { ...content.consents, [role]: words } },
    version,
  };
}

/** Puts it on the agenda: the new version is in force from that moment on. */
export function renewsConsent(scene: Scene, { at, role }: Renewal): void {
  scene.later(at, null, async () => {
    const version = await scene.stage.renewConsent(role);
    scene.ledger.tell(scene.stage.now(), KEY, { what: 'renewed', role, version });
  });
}

/** The question for consent came. Some agree after the first mail, some after the second, some when they are called. */
export function consentAsked(scene: Scene, reader: Person, { at }: Posted, link: string): void {
  const { after, hours } = consentMannerOf(scene.seed, reader.actor);
  const letters = reader.letters.filter(({ message }) => message?.kind === 'consent-again');
  if (new Set(letters.map(({ message }) => message?.id)).size !== after) return;
  scene.later(plus(at, hours * 60), reader, () => agrees(scene, reader, link));
}

/** Somebody said on the telephone that they will: by themselves, on the own page. */
export function consentPromised(scene: Scene, person: Person): void {
  const { hours } = consentMannerOf(scene.seed, person.actor);
  scene.later(plus(scene.stage.now(), hours * 60), person, () => agrees(scene, person, null));
}

async function agrees(scene: Scene, person: Person, link: string | null): Promise<void> {
  const { stage, ledger } = scene;
  const version = ledger.of('renewed').find(({ role }) => role === person.actor.role)?.version ?? '';
  if (isGone(scene, person) || ledger.of('agreed', person.actor.key).length > 0) return;
  if (link !== null) {
    const landed = await person.open(link);
    if (landed.status >= 400 && landed.status !== 410)
      return person.stuck('open the question for consent', landed);
  }
  if (!(await person.mine())) return;
  const page = await person.browser.get('/mijn/opnieuw/');
  if (!page.html.includes(`value="${version}"`)) return person.stuck('read the new consent', page);
  const statements = stage.trial.roles[person.actor.role]?.consent.statements ?? [];
  const given = Object.fromEntries(statements.map(({ code }) => [consentField(code), 'ja']));
  const done = await person.browser.post('/api/mijn/toestemming', { version, ...given });
  if (!done.path.includes('klaar=toestemming')) return person.stuck('consent again', done);
  ledger.tell(stage.now(), person.actor.key, { what: 'agreed', version });
}
