/** What the own page and its answers show of a change at work. By what this person told, never by what the other did [C1]. */
import type { ToldChange } from '../domain/life-event.ts';
import type { OpenSession } from './database/session.ts';

/** Flags for `/sjabloon/mijn/`: whether a change can be told, and how it stands with who takes the place of the other. */
export function changeFlags(session: OpenSession): string[] {
  if (!session.couple || session.stopped) return [];
  const state = session.invitation?.state;
  const invited = state === 'waiting' || state === 'sent' ? [`replacement-${state}`] : [];
  return ['can-tell', ...invited, ...(session.may_replace ? ['may-replace'] : [])];
}

/** Flags for `/sjabloon/verandering/`: what the change means, and what can be done. */
export function changeTold(session: OpenSession, { kind }: ToldChange, mayReplace: boolean): string[] {
  const jobless = kind === 'job_lost' || kind === 'contract_ended';
  return [
    kind === 'no_longer_guides' ? 'guiding-ended' : 'goes-on',
    ...(session.couple?.state === 'randomised' ? [] : ['before-draw']),
    ...(mayReplace ? [jobless ? 'may-replace-later' : 'may-replace'] : []),
  ];
}
