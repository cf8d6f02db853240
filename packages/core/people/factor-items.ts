import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";

/** A passkey as it is kept: its private key never leaves the device that made it. */
export interface PasskeyRow {
  /** The credential's id as its authenticator names it, base64url. */
  credential: string;
  /** COSE, base64url. */
  publicKey: string;
  /** How often it has signed, as its authenticator counts; 0 from one that does not count. */
  counter: number;
  transports?: string[] | undefined;
  /** What its owner calls it. */
  name: string;
  since: number;
  usedAt?: number | undefined;
  /** Since when it opens nothing, because there seem to be two of it. */
  stoppedAt?: number | undefined;
}

/** What a person proves to be himself or herself with, beyond the phone. Secret as a whole. */
export interface FactorsRow {
  /** The seed of the authenticator, sealed; its last accepted step of 30 seconds. */
  seed?: string | undefined;
  lastStep?: number | undefined;
  since?: number | undefined;
  /** A seed that was shown and has not been confirmed with a code yet; sealed. */
  draft?: string | undefined;
  passkeys?: PasskeyRow[] | undefined;
  /** Keyed hashes of the recovery codes that are left. */
  recovery?: string[] | undefined;
  /** Argon2id, encoded with its parameters. */
  password?: string | undefined;
  passwordSince?: number | undefined;
}

export const factorsItem = defineItem<FactorsRow, PersonId>({
  kind: "FACTORS",
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "FACTORS" }),
});

/**
 * Whether a second factor guards the account. A passkey that was stopped still does: whoever copied it must not have opened
 * the account to the first factor alone.
 */
export const isGuarded = (row: FactorsRow | undefined): boolean =>
  row?.seed !== undefined || (row?.passkeys ?? []).length > 0;
