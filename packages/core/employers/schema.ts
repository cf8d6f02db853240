import { employerIdSchema, line } from "@rengang/kernel/schema";
import * as z from "zod";

/** 单位类别. */
export const EMPLOYER_KINDS = ["agency", "institution", "company", "other"] as const;

export const employerSchema = z.object({
  id: employerIdSchema,
  name: z.string(),
  kind: z.enum(EMPLOYER_KINDS).optional(),
  contactName: z.string().optional(),
  contactPhone: z.string().optional(),
  address: z.string().optional(),
});
export type Employer = z.output<typeof employerSchema>;
export const employerListSchema = z.object({ employers: z.array(employerSchema) });
/** What can be put right later; the name is the employer's identity, as the rosters write it. What is left out is removed. */
export const editEmployerSchema = z.strictObject({
  kind: z.enum(EMPLOYER_KINDS).optional(),
  contactName: line(30).optional(),
  contactPhone: line(30).optional(),
  address: line(80).optional(),
});
export const addEmployerSchema = editEmployerSchema.extend({ name: line(60) });
