/** A fresh six-figure code to the address behind a session. */
import { sendCode } from './messages.ts';
import { go, notice, type Outcome } from './outcome.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

/** Opens a code for this session and mails it, if there is such a session and it didn't ask too often. */
export async function mailCode(world: World, visit: Visit, sessionHash: string): Promise<void> {
  const code = world.secrets.newCode();
  const opened = await world.database.openCode(
    visit.at,
    sessionHash,
    world.secrets.codeHash(sessionHash, code),
  );
  if (opened.status !== 'opened') return;
  await visit.later(sendCode(world, visit.at, opened, { code, sessionHash }));
}

/**
 * For what asks a fresh code [C9]: goes to where it is typed, and mails one. Loading the page again mails no second
 * one, since that would make the first useless; the button on that page does.
 */
export async function askFreshCode(world: World, visit: Visit): Promise<Outcome> {
  if (!visit.session) return notice('no-session');
  const key = world.secrets.rateKey(`fresh:${visit.session}`);
  const first = !visit.prefetch && (await world.database.rate(visit.at, key, 120, 1)).status === 'ok';
  if (first) await mailCode(world, visit, visit.session);
  return go('/code/');
}
