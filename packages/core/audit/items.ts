import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import { type AuditId, placedAt, spotOf } from "./places";
import type { AuditEntry } from "./schema";

export interface AuditRow {
  /** Epoch milliseconds. */
  at: number;
  verb?: string | undefined;
  by?: PersonId | "system" | undefined;
  request?: string | undefined;
  /** `kind` itself belongs to the table. */
  kindOf: string;
  keyOf: string;
  change: AuditEntry["change"];
  fields: string[];
  /** The person concerned. */
  whom?: PersonId | undefined;
  /** From where, as the stamp bears it. */
  where?: string | undefined;
  /** The reason that was given, sealed where it is stored; erased with the person concerned. */
  why?: string | undefined;
  /** Stays when the reason is erased, for the chain. */
  whyHash?: string | undefined;
  /** The signature under which a reason was erased. */
  forgotten?: string | undefined;
}

/** A row with where it stands. */
export interface PlacedRow extends AuditRow, AuditId {}

/**
 * One line a district, in the order of time, so that a stretch of days is one query however empty they were. Each row is
 * written once.
 */
export const auditItem = defineItem<PlacedRow, AuditId>({
  kind: "AUDIT",
  key: (id) => ({ pk: "AUDIT", sk: spotOf(id) }),
  omit: ["day", "place"],
  read: (attributes, key) => ({ ...(attributes as unknown as PlacedRow), ...placedAt(key.sk) }),
});

/** A record that came after its hour may have been sealed is filed under the day on which it came; once. */
export const auditLateItem = defineItem<{ filedAt: number }, AuditId>({
  kind: "AUDIT_LATE",
  key: (id) => ({ pk: "AUDIT_LATE", sk: spotOf(id) }),
});

/** For how many months the trail is kept, and from when (epoch ms) for fewer. */
export interface RetentionRow {
  months: number;
  next?: { months: number; from: number; by: PersonId | "system"; byName: string; at: number } | undefined;
}

export const retentionItem = defineItem<RetentionRow, Record<string, never>>({
  kind: "AUDIT_RETENTION",
  key: () => ({ pk: "AUDIT_RETENTION", sk: "RETENTION" }),
});

/** Up to which seal the trail was removed because its time was over. */
export interface RemovedRow {
  n: number;
  day: string;
  to: string;
  /** Of the last seal that was removed: the first that stays is bound to it. */
  head: string;
  /** How many rows have been removed since the beginning. */
  rows: number;
  /** What the district kept at the time. */
  months: number;
  at: number;
  /** Ed25519 over all of the above; hex. */
  signature: string;
}

export const removedItem = defineItem<RemovedRow, Record<string, never>>({
  kind: "AUDIT_REMOVED",
  key: () => ({ pk: "AUDIT_RETENTION", sk: "REMOVED" }),
});

/** What binds the rows of a stretch to all before them. */
export interface SealRow {
  n: number;
  /** The local day of its last row, without hyphens. */
  day: string;
  /** Spots from `from` (included), where the seal before ended, to `to` (excluded). */
  from: string;
  to: string;
  count: number;
  /** SHA-256 over the seal before and every row, in order; hex. */
  head: string;
  prev: string;
  at: number;
  /** Ed25519 over all of the above; hex. */
  signature: string;
  /** Of whom and of what its rows tell, four bytes each in ascending order; so that a search reads no stretch in vain. */
  marks: Uint8Array;
}

/** Found by where it begins: what seals twice from one end meets what is there. */
export const sealItem = defineItem<SealRow, Pick<SealRow, "from">>({
  kind: "AUDIT_SEAL",
  key: ({ from }) => ({ pk: "AUDIT_SEALS", sk: `SEAL#${from}` }),
});
