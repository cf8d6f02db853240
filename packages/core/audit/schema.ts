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

/** Local days, both included; at most 31. */
export const auditRangeSchema = z.object({ from: daySchema, to: daySchema }).superRefine(({ from, to }, issues) => {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0) issues.addIssue({ code: "custom", path: ["to"], params: { problem: "before_start" } });
  if (days > 31) issues.addIssue({ code: "custom", path: ["to"], params: { problem: "too_long" } });
});

export const SEAL_PROBLEMS = ["signature", "link", "copy", "rows", "truncated"] as const;
const sealProblemSchema = z.object({ n: z.int(), day: z.string(), problem: z.enum(SEAL_PROBLEMS) });
export type SealProblem = z.output<typeof sealProblemSchema>;
export const auditVerificationSchema = z.object({
  /** How many seals, and how many rows below them, were looked at. */
  seals: z.int(),
  rows: z.int(),
  /** Until when the trail is sealed; absent: not yet. */
  sealedAt: instantSchema.optional(),
  problems: z.array(sealProblemSchema),
});
export type AuditVerification = z.output<typeof auditVerificationSchema>;

const sealSchema = z.object({
  n: z.int(),
  day: z.string(),
  from: z.string(),
  to: z.string(),
  count: z.int(),
  head: z.string(),
  prev: z.string(),
  at: z.int(),
  signature: z.string(),
});
export const auditExportSchema = z.object({
  district: z.string(),
  publicKey: z.string(),
  algorithm: z.string(),
  seals: z.array(sealSchema),
  rows: z.array(z.array(z.unknown())),
});
export type AuditExport = z.output<typeof auditExportSchema>;
