/** What a session may open at the gate. */
import type { OpenSession } from './database-results.ts';

/** Scopes of the gate for this session: the guidance if it is open, and each open questionnaire. */
export function scopesOf(session: OpenSession): string[] {
  const open = session.questionnaires.filter(({ state }) => state === 'open');
  return [
    ...(session.guidance === 'open' ? ['gids'] : []),
    ...open.map(({ questionnaire }) => `vragenlijst/${questionnaire}`),
  ];
}
