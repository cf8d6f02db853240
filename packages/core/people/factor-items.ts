import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";

/** What a person proves to be himself or herself with, beyond the phone. Secret as a whole. */
export interface FactorsRow {
  /** The seed of the authenticator, sealed; its last accepted step of 30 seconds. */
  seed?: string | undefined;
  lastStep?: number | undefined;
  since?: number | undefined;
  /** A seed that was shown and has not been confirmed with a code yet; sealed. */
  draft?: string | undefined;
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
