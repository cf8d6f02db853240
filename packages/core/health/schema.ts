import { districtIdSchema, instantSchema } from "@rengang/kernel/schema";
import * as z from "zod";

/** How one district runs: never who is in it, nor how many. */
export const districtHealthSchema = z.object({
  id: districtIdSchema,
  name: z.string(),
  /** Whether its own record could be read just now. */
  reachable: z.boolean(),
  /** When its trail was last sealed; absent until the first hour with changes has closed. */
  sealedAt: instantSchema.optional(),
  /** Background tasks that gave up, and that have run for more than an hour. */
  tasksFailed: z.int(),
  tasksLong: z.int(),
});
export type DistrictHealth = z.output<typeof districtHealthSchema>;
export const healthSchema = z.object({ districts: z.array(districtHealthSchema) });
