import { instantSchema, sortableId } from "@rengang/kernel/schema";
import * as z from "zod";

export const JOB_KINDS = [
  "imports.run",
  "feedback.generate",
  "evaluation.close",
  "posts.move",
  "draws.run",
  "series.publish",
  "series.change",
  "series.cancel",
  "privacy.erase",
  "keys.reseal",
  "audit.retire",
  "units.rename",
  "employers.rename",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export const jobIdSchema = sortableId("job");
export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  state: z.enum(["running", "done", "failed"]),
  /** How far it has come, of how many; for people to watch. */
  done: z.int(),
  total: z.int(),
  result: z.record(z.string(), z.union([z.string(), z.number()])),
  startedAt: instantSchema,
  finishedAt: instantSchema.optional(),
});
export type Job = z.output<typeof jobSchema>;
