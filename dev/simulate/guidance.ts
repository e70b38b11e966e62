/** Who may read the guidance tries to, at chosen moments: what the gate answers is kept for [T4]. */
import { opensGate } from './gate.ts';
import type { Person } from './person.ts';
import type { Scene } from './play.ts';
import type { Posted } from './post.ts';
import { stream } from './random.ts';
import { plus } from './times.ts';

const DAY = 1440;

/** Days after the group became known on which a member of a guidance role comes back to look. */
const LATER_DAYS = [120, 364];

/** The mail about the group, or about the end, came: its link is opened within some hours. */
export function visitsGuidance(scene: Scene, reader: Person, { at, message }: Posted, link: string): void {
  const { actor } = reader;
  const chance = stream(scene.seed, `couple ${actor.couple}`, actor.role, `visits ${message?.kind ?? ''}`);
  const guided = scene.stage.trial.guidanceRoles.includes(actor.role);
  scene.later(plus(at, chance.between(10, DAY)), reader, async () => {
    if (isErased(scene, reader)) return;
    const landed = await reader.open(link);
    if (landed.status >= 400 && landed.status !== 410) return reader.stuck('open the link of a mail', landed);
    if (guided && landed.status < 400) await look(scene, reader);
  });
  if (!guided || message?.kind !== 'allocated') return;
  for (const day of LATER_DAYS)
    scene.later(plus(at, day * DAY + chance.between(0, 600)), reader, async () => {
      // Who stopped tries the door as well; who was erased can't sign in any more.
      if (!isErased(scene, reader) && (await reader.mine())) await look(scene, reader);
    });
}

async function look(scene: Scene, reader: Person): Promise<void> {
  const opened = await opensGate(scene.stage, reader.browser, '/gids/');
  scene.ledger.tell(scene.stage.now(), reader.actor.key, { what: 'read the guidance', opened });
}

const isErased = ({ ledger }: Scene, { actor }: Person): boolean =>
  ledger.of('died', actor.key).length > 0 ||
  ledger.of('withdrew', actor.key).some(({ grade }) => grade === 'erase');
