import { grantSchema, roleSchema } from "@rengang/kernel/actor";
import { districtIdSchema, employerIdSchema, personIdSchema, unitIdSchema } from "@rengang/kernel/ids";
import { line, phoneSchema } from "@rengang/kernel/input";
import { instantSchema } from "@rengang/kernel/time";
import * as z from "zod";

export const requestCodeSchema = z.strictObject({ district: districtIdSchema, phone: phoneSchema });
export const codeSentSchema = z.object({ resendAt: instantSchema, validUntil: instantSchema });

export const signInSchema = z.strictObject({
  district: districtIdSchema,
  phone: phoneSchema,
  code: z
    .string()
    .transform((t) => t.normalize("NFKC").replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/)),
});

export const heldGrantSchema = grantSchema.extend({
  unitName: z.string().optional(),
  employerName: z.string().optional(),
});
export type HeldGrant = z.output<typeof heldGrantSchema>;

export const meSchema = z.object({
  district: z.object({ id: districtIdSchema, name: z.string() }),
  person: z.object({ id: personIdSchema, name: z.string() }),
  grants: z.array(heldGrantSchema),
  acting: heldGrantSchema,
});
export type Me = z.output<typeof meSchema>;

export const sessionIdSchema = z.string().regex(/^[0-9a-f]{12}$/);
export const sessionViewSchema = z.object({
  id: sessionIdSchema,
  startedAt: instantSchema,
  endsAt: instantSchema,
  device: z.string(),
  current: z.boolean(),
});
export type SessionView = z.output<typeof sessionViewSchema>;
export const sessionListSchema = z.object({ sessions: z.array(sessionViewSchema) });
export const sessionsEndedSchema = z.object({ ended: z.int() });

export const actAsSchema = z.strictObject({
  role: roleSchema,
  unitId: unitIdSchema.optional(),
  employerId: employerIdSchema.optional(),
});

export const giveGrantSchema = z
  .strictObject({
    name: line(30),
    phone: phoneSchema,
    role: z.enum(["district_admin", "street_admin", "community_worker", "employer_liaison"]),
    unitId: unitIdSchema.optional(),
    employerId: employerIdSchema.optional(),
  })
  .refine((g) => (g.role === "employer_liaison") === (g.employerId !== undefined), {
    path: ["employerId"],
    params: { problem: "missing" },
  })
  .refine((g) => g.role === "employer_liaison" || g.unitId !== undefined, {
    path: ["unitId"],
    params: { problem: "missing" },
  });

export const grantViewSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  phone: z.string(),
  role: roleSchema,
  unitId: unitIdSchema.optional(),
  employerId: employerIdSchema.optional(),
  placeName: z.string(),
  grantedAt: instantSchema,
});
export type GrantView = z.output<typeof grantViewSchema>;
export const grantListSchema = z.object({ grants: z.array(grantViewSchema) });
export const endGrantSchema = z.strictObject({
  role: roleSchema,
  unitId: unitIdSchema.optional(),
  employerId: employerIdSchema.optional(),
});
