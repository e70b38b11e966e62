/** What a session may open at the gate. */
import type { AssistedSession, OpenSession } from './database/session.ts';

/**
 * Scopes of the gate for this session: the guidance if it is open, and each open questionnaire; none of these until a new
 * version of the consent was given [C7].
 */
export function scopesOf(session: OpenSession): string[] {
  const open = session.consent_again ? [] : session.questionnaires.filter(({ state }) => state === 'open');
  return [
    ...(session.guidance === 'open' ? ['gids'] : []),
    ...open.map(({ questionnaire }) => `vragenlijst/${questionnaire}`),
  ];
}

/** Scopes for a researcher who types the answers of somebody: that questionnaire while it takes answers. */
export const assistedScopesOf = ({ state, questionnaire }: AssistedSession): string[] =>
  state === 'open' ? [`vragenlijst/${questionnaire}`] : [];
