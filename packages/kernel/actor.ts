import * as z from "zod";
import { type DistrictId, employerIdSchema, type PersonId, unitIdSchema } from "./ids";

export const ROLES = [
  "platform_operator",
  "district_admin",
  "street_admin",
  "community_worker",
  "member",
  "employer_liaison",
] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = z.enum(ROLES);

/** A role held at one place: staff at a unit, a liaison at an employer, a member by being on the roster. */
export const grantSchema = z.object({
  role: roleSchema,
  unitId: unitIdSchema.optional(),
  employerId: employerIdSchema.optional(),
});

export interface Grant {
  readonly role: Role | "system";
  readonly unitId?: z.output<typeof unitIdSchema> | undefined;
  readonly employerId?: z.output<typeof employerIdSchema> | undefined;
}

/** Who acts, in which district and in which of his or her roles. Jobs and reactions act as `system`. */
export interface Actor {
  readonly district: DistrictId;
  readonly personId: PersonId | "system";
  readonly name: string;
  readonly grant: Grant;
}
