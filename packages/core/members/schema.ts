import {
  employerIdSchema,
  instantSchema,
  line,
  personIdSchema,
  phoneSchema,
  prose,
  unitIdSchema,
} from "@rengang/kernel/schema";
import * as z from "zod";
import { teamSchema } from "../teams/schema";

/** In-service, office cadre, without post, applicant, mobile, retired. */
export const MEMBER_KINDS = ["in_service", "cadre", "without_post", "applicant", "mobile", "retired"] as const;
export const SEXES = ["male", "female"] as const;

/** Times at which a member is usually free. */
export const FREE_TIMES = ["weekday_day", "weekday_evening", "weekend_day", "weekend_evening"] as const;

export const REGISTRATION_STATES = ["none", "applied", "accepted", "returned", "deregistered"] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

export const registrationSchema = z.object({
  state: z.enum(REGISTRATION_STATES),
  appliedAt: instantSchema.optional(),
  acceptedAt: instantSchema.optional(),
  endedAt: instantSchema.optional(),
  reason: z.string().optional(),
  teams: z.array(z.string()).default([]),
});
export type Registration = z.output<typeof registrationSchema>;

export const memberFactsSchema = z.object({
  name: line(30),
  sex: z.enum(SEXES).optional(),
  /** Year and month, `1985-03`. */
  bornIn: z
    .string()
    .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
  kind: z.enum(MEMBER_KINDS).default("in_service"),
  employerName: line(60).optional(),
  position: line(40).optional(),
  branch: line(60).optional(),
});

export const memberSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  sex: z.enum(SEXES).optional(),
  bornIn: z.string().optional(),
  kind: z.enum(MEMBER_KINDS),
  /** Masked outside the member's own community. */
  phone: z.string(),
  employerId: employerIdSchema.optional(),
  employerName: z.string().optional(),
  position: z.string().optional(),
  branch: z.string().optional(),
  unitId: unitIdSchema,
  unitName: z.string(),
  compoundId: unitIdSchema.optional(),
  compoundName: z.string().optional(),
  skills: z.array(z.string()),
  freeTimes: z.array(z.enum(FREE_TIMES)),
  registration: registrationSchema,
});
export type Member = z.output<typeof memberSchema>;

/** What an unmasking shows: the number in full, once. */
export const fullPhoneSchema = z.object({ personId: personIdSchema, phone: z.string() });
export type FullPhone = z.output<typeof fullPhoneSchema>;

export const memberPageSchema = z.object({ members: z.array(memberSchema), cursor: z.string().optional() });

export const listMembersSchema = z.object({
  unitId: unitIdSchema.optional(),
  state: z.enum(REGISTRATION_STATES).optional(),
  search: z.string().trim().max(30).optional(),
  cursor: z.string().max(2000).optional(),
});

export const addMemberSchema = memberFactsSchema
  .extend({ phone: phoneSchema, unitId: unitIdSchema, compoundId: unitIdSchema.optional() })
  .strict();
export const editMemberSchema = memberFactsSchema
  .omit({ kind: true })
  .extend({ kind: z.enum(MEMBER_KINDS) })
  .partial()
  .strict();

export const skillsSchema = z.array(line(20)).max(12);
export const applySchema = z.strictObject({
  unitId: unitIdSchema,
  compoundId: unitIdSchema.optional(),
  skills: skillsSchema.default([]),
  freeTimes: z.array(z.enum(FREE_TIMES)).max(4).default([]),
  teams: z.array(teamSchema).max(9).default([]),
  /** Corrections of the roster's facts. */
  position: line(40).optional(),
  branch: line(60).optional(),
});
export const selfEditSchema = z.strictObject({
  skills: skillsSchema.optional(),
  freeTimes: z.array(z.enum(FREE_TIMES)).max(4).optional(),
  teams: z.array(teamSchema).max(9).optional(),
  position: line(40).optional(),
  branch: line(60).optional(),
});

export const peopleChosenSchema = z.strictObject({ personIds: z.array(personIdSchema).min(1).max(200) });
export const returnRegistrationSchema = z.strictObject({ personId: personIdSchema, reason: prose(200).min(1) });
export const moveRegistrationSchema = z.strictObject({
  personId: personIdSchema,
  unitId: unitIdSchema,
  compoundId: unitIdSchema.optional(),
  reason: prose(200).min(1),
});
export const endRegistrationSchema = z.strictObject({ personId: personIdSchema, reason: prose(200).min(1) });

/** One line per person of a mass action: what happened, or which refusal. */
export const rowResultsSchema = z.object({
  results: z.array(z.object({ personId: personIdSchema, ok: z.boolean(), code: z.string().optional() })),
});
export type RowResults = z.output<typeof rowResultsSchema>;
