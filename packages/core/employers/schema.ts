import { employerIdSchema, line, telephoneSchema } from "@rengang/kernel/schema";
import * as z from "zod";

/** 单位类别. */
export const EMPLOYER_KINDS = ["agency", "institution", "company", "other"] as const;

export const employerSchema = z.object({
  id: employerIdSchema,
  name: z.string(),
  /** Names that it bore before, the latest first. */
  formerNames: z.array(z.string()).optional(),
  kind: z.enum(EMPLOYER_KINDS).optional(),
  contactName: z.string().optional(),
  contactPhone: z.string().optional(),
  address: z.string().optional(),
});
export type Employer = z.output<typeof employerSchema>;
export const employerListSchema = z.object({ employers: z.array(employerSchema) });
/** An employer's name, kind, contact and address; what is left out is removed. */
export const editEmployerSchema = z.strictObject({
  name: line(60),
  kind: z.enum(EMPLOYER_KINDS).optional(),
  contactName: line(30).optional(),
  contactPhone: line(30).optional(),
  address: line(80).optional(),
});
/** What a number must be that is typed anew. */
export const reachableSchema = z.object({ contactPhone: telephoneSchema.optional() });
export const addEmployerSchema = editEmployerSchema.extend(reachableSchema.shape);
