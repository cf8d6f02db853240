import { line, unitIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";

export const unitSchema = z.object({
  id: unitIdSchema,
  name: z.string(),
  /** Names that it bore before, the latest first. */
  formerNames: z.array(z.string()).optional(),
  level: z.enum(["district", "street", "community", "compound", "building"]),
  /** Who answers for it, as printed on forms. */
  secretary: z.string().optional(),
  phone: z.string().optional(),
});
export type Unit = z.output<typeof unitSchema>;

export const unitListSchema = z.object({ units: z.array(unitSchema) });
/** A unit's name and who answers for it; a contact that is left out is removed. */
export const editUnitSchema = z.strictObject({
  name: line(40),
  secretary: line(30).optional(),
  phone: line(20).optional(),
});
export const addUnitSchema = editUnitSchema.extend({ parentId: unitIdSchema });
