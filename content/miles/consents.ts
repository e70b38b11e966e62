/**
 * The consents of the past, by role. When a consent in the trial changes: put the version until now in `earlier`, word for
 * word, and say in `changes`, under the new version, what is new. The information of each version stays in `information/`.
 */
import type { ConsentHistory } from '../types.ts';

export const consents: Readonly<Record<string, ConsentHistory>> = {
  employee: { earlier: [], changes: {} },
  employer: { earlier: [], changes: {} },
};
