import { personIdSchema } from "@rengang/kernel/ids";
import { daySchema, instantSchema } from "@rengang/kernel/time";
import * as z from "zod";

export const listAuditSchema = z.object({
  /** The district's local day. */
  day: daySchema,
  cursor: z.string().max(2000).optional(),
});

export const auditEntrySchema = z.object({
  /** When the change was made; of a removal, when it was noticed. */
  at: instantSchema,
  /** Absent for a removal: what is gone no longer tells who asked for it. */
  verb: z.string().optional(),
  by: z.union([personIdSchema, z.literal("system")]).optional(),
  byName: z.string().optional(),
  request: z.string().optional(),
  /** What kind of thing, and which one. */
  kind: z.string(),
  key: z.string(),
  change: z.enum(["made", "changed", "removed"]),
  /** Names of what changed, never the values: the trail itself holds nothing personal. */
  fields: z.array(z.string()),
});
export type AuditEntry = z.output<typeof auditEntrySchema>;

export const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), cursor: z.string().optional() });
