import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
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

/** `day` without hyphens; `place` orders the rows of one day. */
export interface AuditId {
  readonly day: string;
  readonly place: string;
}

/** One partition a day and district: what happened is read by day, oldest first, and written once. */
export const auditItem = defineItem<PlacedRow, AuditId>({
  kind: "AUDIT",
  key: ({ day, place }) => ({ pk: `AUDIT#${day}`, sk: place }),
  omit: ["day", "place"],
  read: (attributes, key) => ({
    ...(attributes as unknown as PlacedRow),
    day: key.pk.slice("AUDIT#".length),
    place: key.sk,
  }),
});

/** A record that came after its hour may have been sealed is filed under the day on which it came; once. */
export const auditLateItem = defineItem<{ filedAt: number }, AuditId>({
  kind: "AUDIT_LATE",
  key: ({ day, place }) => ({ pk: `AUDIT_LATE#${day}`, sk: place }),
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

/** Of whom and of what the rows of a sealed stretch tell, in marks; so that a search reads no stretch in vain. */
export interface IndexRow {
  /** Places from `from` (included) to `to` (excluded). */
  from: string;
  to: string;
  /** Four bytes each, in ascending order. */
  marks: Uint8Array;
}

export const indexItem = defineItem<IndexRow, { day: string; from: string }>({
  kind: "AUDIT_INDEX",
  key: ({ day, from }) => ({ pk: `AUDIT_INDEX#${day}`, sk: from || "0" }),
});

/** What binds the rows of a stretch of one day to all before them. */
export interface SealRow {
  n: number;
  /** The local day, without hyphens. */
  day: string;
  /** Places from `from` (included) to `to` (excluded). */
  from: string;
  to: string;
  count: number;
  /** SHA-256 over the seal before and every row, in order; hex. */
  head: string;
  prev: string;
  at: number;
  /** Ed25519 over all of the above; hex. */
  signature: string;
}

export const sealItem = defineItem<SealRow, number>({
  kind: "AUDIT_SEAL",
  key: (n) => ({ pk: "AUDIT_SEALS", sk: `SEAL#${String(n).padStart(10, "0")}` }),
});
