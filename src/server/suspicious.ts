/** The sign-ups that looked like a robot's, opened for a human who may see names [C6]. */
import { z } from 'zod';
import { dayOf } from '../domain/calendar.ts';
import { addDays, shortDate } from '../domain/date.ts';
import type { Trial } from '../domain/trial.ts';
import { REASONS, say } from './desk-words.ts';
import type { SuspiciousRow } from './research.ts';

/** Days that a sign-up waits before it is deleted; `api.forget_expired` holds to the same. */
const KEPT_DAYS = 14;
const keptForm = z.object({ role: z.string(), name: z.string(), email: z.string() });

/** Who they are, why they wait and until when, in words; `open` decrypts what was sealed. */
export function waitingSignUps(
  rows: readonly SuspiciousRow[],
  roles: Trial['roles'],
  open: (sealed: string) => string,
): Readonly<Record<string, string>>[] {
  return rows.map(({ form_enc, reason, kept_at }) => {
    const { role, name, email } = keptForm.parse(JSON.parse(open(form_enc)));
    return {
      name,
      email,
      role: roles[role]?.noun ?? role,
      reason: say(REASONS, reason),
      until: shortDate(addDays(dayOf(kept_at), KEPT_DAYS)),
    };
  });
}
