import { daySchema, instantSchema, personIdSchema, phoneSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { MONTHS_LEAST, MONTHS_MOST } from "./retention-rules";

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
  /** Names of what changed, was shown or was tried; never the values. */
  fields: z.array(z.string()),
  /** The person concerned. */
  whom: personIdSchema.optional(),
  whomName: z.string().optional(),
  /** Eight characters that tell whether two acts came from one address, and what the browser said it was. */
  where: z.object({ address: z.string().optional(), device: z.string().optional() }).optional(),
  /** The reason that was given. */
  why: z.string().optional(),
});
export type AuditEntry = z.output<typeof auditEntrySchema>;

export const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), cursor: z.string().optional() });

/** Somebody by number or by phone; the phone goes into no address and is kept nowhere. */
const someone = z.union([personIdSchema, phoneSchema]).optional();

/** What is looked for on which local days, both included; everything that is named must fit. */
export const searchAuditSchema = z
  .strictObject({
    from: daySchema,
    to: daySchema,
    /** Who acted, and whom it concerned. */
    by: someone,
    of: someone,
    verb: z
      .string()
      .regex(/^[a-z_]+\.[a-z_]+$/)
      .max(60)
      .optional(),
    kind: z
      .string()
      .regex(/^[A-Z_]+$/)
      .max(40)
      .optional(),
    /** A thing, as an entry's `key` names it. */
    thing: z.string().min(1).max(400).optional(),
    cursor: z.string().max(200).optional(),
  })
  .superRefine(({ from, to }, issues) => {
    if (to < from) issues.addIssue({ code: "custom", path: ["to"], params: { problem: "before_start" } });
  });

export const auditFoundSchema = z.object({
  /** The newest first. */
  entries: z.array(auditEntrySchema),
  /** Where to go on, and the local day down to which was looked; absent when all days were. */
  cursor: z.string().optional(),
  seenTo: daySchema.optional(),
});
export type AuditFound = z.output<typeof auditFoundSchema>;

/** Local days, both included; at most 31. */
const days = z.object({ from: daySchema, to: daySchema });
const inOrder = ({ from, to }: z.output<typeof days>, issues: z.RefinementCtx): void => {
  const span = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (span < 0) issues.addIssue({ code: "custom", path: ["to"], params: { problem: "before_start" } });
  if (span > 31) issues.addIssue({ code: "custom", path: ["to"], params: { problem: "too_long" } });
};
export const auditRangeSchema = days.superRefine(inOrder);
/** The same days, and from where to go on. */
export const exportAuditSchema = days.extend({ cursor: z.string().max(300).optional() }).superRefine(inOrder);

export const SEAL_PROBLEMS = ["signature", "link", "copy", "rows", "reason", "index", "removed", "truncated"] as const;
const sealProblemSchema = z.object({ n: z.int(), day: z.string(), problem: z.enum(SEAL_PROBLEMS) });
export type SealProblem = z.output<typeof sealProblemSchema>;
export const auditVerificationSchema = z.object({
  /** How many seals, and how many rows below them, were looked at. */
  seals: z.int(),
  rows: z.int(),
  /** Until when the trail is sealed; absent: not yet. */
  sealedAt: instantSchema.optional(),
  /** The last local day that was removed because its time was over. */
  removedTo: daySchema.optional(),
  problems: z.array(sealProblemSchema),
});
export type AuditVerification = z.output<typeof auditVerificationSchema>;

/** In months: at least six, as the law asks, and at most ten years. */
export const setRetentionSchema = z.strictObject({ months: z.int().min(MONTHS_LEAST).max(MONTHS_MOST) });
export const auditRetentionSchema = z.object({
  months: z.int(),
  /** The first local day that is kept. */
  keptFrom: daySchema,
  /** A shorter time that begins later; who chose it and when. */
  next: z.object({ months: z.int(), from: instantSchema, byName: z.string(), at: instantSchema }).optional(),
  /** The last local day that was removed. */
  removedTo: daySchema.optional(),
});
export type AuditRetention = z.output<typeof auditRetentionSchema>;

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
  /** Where the next part begins; absent in the last. */
  cursor: z.string().optional(),
});
export type AuditExport = z.output<typeof auditExportSchema>;
