import { instantSchema, sortableId } from "@rengang/kernel/schema";
import * as z from "zod";
import { ruleCheckSchema } from "../posts/schema";

export const IMPORT_KINDS = ["units", "employers", "roster", "claims"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export const importIdSchema = sortableId("imp");

export const uploadSchema = z.object({ kind: z.enum(IMPORT_KINDS), name: z.string().trim().min(1).max(200) });

/** Which column holds which field, as the person corrected it; null: no column does. */
export const mappingSchema = z.strictObject({
  sheet: z.string().max(100).optional(),
  headerRow: z.int().min(1).max(200_000).optional(),
  columns: z.record(z.string().max(30), z.int().min(1).max(200).nullable()).optional(),
});
export type Mapping = z.output<typeof mappingSchema>;

export const rowProblemSchema = z.object({
  row: z.int(),
  field: z.string(),
  kind: z.enum(["missing", "invalid", "unknown", "duplicate", "ambiguous", "mismatch", "refused", "waits"]),
  of: z.int().optional(),
  /** With `refused`: the rule of claiming that stands against the row. */
  check: ruleCheckSchema.optional(),
});

export const readingSchema = z.object({
  sheet: z.string(),
  headerRow: z.int(),
  columns: z.array(
    z.object({ column: z.int(), header: z.string(), field: z.string().optional(), note: z.string().optional() }),
  ),
  missingColumns: z.array(z.string()),
  otherSheets: z.array(z.object({ sheet: z.string(), headerRow: z.int(), dataRows: z.int() })),
});

const value = z.union([z.string(), z.null()]);
export const rowChangeSchema = z.object({
  row: z.int(),
  name: z.string(),
  fields: z.array(z.object({ field: z.string(), before: value, after: value })),
});
export type RowChange = z.output<typeof rowChangeSchema>;

/** One claim that running the import would make. */
export const plannedClaimSchema = z.object({
  row: z.int(),
  name: z.string(),
  title: z.string(),
  startsAt: instantSchema.optional(),
  state: z.enum(["claimed", "waitlisted"]),
});

export const countsSchema = z.object({
  dataRows: z.int(),
  valid: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
});

export const importSchema = z.object({
  id: z.string(),
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  state: z.enum(["previewed", "started"]),
  createdAt: instantSchema,
  /** Absent when no sheet reads like a table of this kind. */
  reading: readingSchema.optional(),
  sheets: z.array(z.string()),
  counts: countsSchema,
  errors: z.array(rowProblemSchema),
  notices: z.array(rowProblemSchema),
  newEmployers: z.array(z.object({ name: z.string(), rows: z.int() })),
  /** The first two hundred differences from what is stored. */
  changes: z.array(rowChangeSchema),
  /** The first two hundred claims that would be made. */
  claims: z.array(plannedClaimSchema).optional(),
  /** What was refused after all while it ran, because things had changed since the preview. */
  refused: z.array(rowProblemSchema).optional(),
  jobId: z.string().optional(),
});
export type Import = z.output<typeof importSchema>;
export const importSummarySchema = importSchema.pick({
  id: true,
  kind: true,
  fileName: true,
  state: true,
  createdAt: true,
  counts: true,
  jobId: true,
});
export const importListSchema = z.object({ imports: z.array(importSummarySchema) });
export const startedImportSchema = z.object({ jobId: z.string() });
