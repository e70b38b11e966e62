/** People as they are stored: sealed, and by keyed hashes [D1]. */

/** An address as it is stored: sealed, and keyed hashes that find duplicates. */
export interface SealedAddress {
  readonly email_enc: string;
  readonly email_hash: string;
  readonly organisation_hash: string | null;
}

export interface SealedPerson extends SealedAddress {
  readonly name_enc: string;
  /** Null or absent: no telephone number was given. */
  readonly phone_enc?: string | null;
}
