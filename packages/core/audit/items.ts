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
}

/** `day` without hyphens; `place` orders the rows of one day. */
export interface AuditId {
  readonly day: string;
  readonly place: string;
}

/** One partition a day and district: what happened is read by day, oldest first, and written once. */
export const auditItem = defineItem<AuditRow, AuditId>({
  kind: "AUDIT",
  key: ({ day, place }) => ({ pk: `AUDIT#${day}`, sk: place }),
});
