/** Forms on paper in the tests of the database: as a coordinator types them, and as the person confirms them. */
import type { Row } from './database.ts';
import { CONSENT, person, secret, sha256 } from './journey.ts';

/** A protocol that says which consent is in force since when, and how long a signature counts. */
export const PAPER = {
  consent: {
    employee: { version: '1', again_from: [], since: '2026-02-20' },
    employer: { version: '1', again_from: [], since: '2026-02-20' },
  },
  paper_consent_days: 30,
};

export interface Form {
  readonly role?: 'employee' | 'employer';
  readonly email?: string;
  /** An id of the form; by default a new one. */
  readonly id?: string;
  readonly signedOn?: string | null;
  readonly version?: string;
  /** Hash of the four figures. */
  readonly figures?: string;
}

export const FIGURES = sha256('1234');

/** The arguments of `api.enter_paper_consent` after the time. */
export const typed = (form: Form = {}): readonly unknown[] => [
  form.role ?? 'employee',
  form.id ?? crypto.randomUUID(),
  { ...person(form.email ?? 'anna@home.example'), phone_enc: 'v1.phone' } satisfies Row,
  { ...CONSENT, version: form.version ?? '1' },
  form.signedOn === undefined ? '2026-03-01' : form.signedOn,
  form.figures ?? FIGURES,
];

/** The arguments of `api.confirm_paper` after the time, and the session that it opens. */
export function confirming(
  token: string,
  figures = FIGURES,
  old: string | null = null,
): { readonly session: string; readonly values: readonly unknown[] } {
  const session = secret();
  return { session, values: [token, figures, session, old] };
}
