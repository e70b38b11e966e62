/** The one kind of trouble that the database gives: its code, never what was asked. */

/** `code` as PostgreSQL or PostgREST gave it (`42501`, `PGRST202`), or `unreachable`, or `unexpected_result`. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly code: string;

  constructor(rpc: string, code: string) {
    super(`${rpc}: ${code}`);
    this.code = code;
  }
}
