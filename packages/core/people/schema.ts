import { ROLES } from "@rengang/kernel/actor";
import {
  daySchema,
  districtIdSchema,
  employerIdSchema,
  instantSchema,
  line,
  personIdSchema,
  phoneSchema,
  postIdSchema,
  unitIdSchema,
} from "@rengang/kernel/schema";
import * as z from "zod";
import { teamSchema } from "../teams/schema";

const roleSchema = z.enum(ROLES);

/** As `Grant` of the kernel says it. */
const grantSchema = z.object({
  role: roleSchema,
  unitId: unitIdSchema.optional(),
  employerId: employerIdSchema.optional(),
  /** As posts name it. */
  team: z.string().max(22).optional(),
  postId: postIdSchema.optional(),
});

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
  postTitle: z.string().optional(),
  /** The last local day of its term. */
  until: daySchema.optional(),
});
export type HeldGrant = z.output<typeof heldGrantSchema>;

/** `prove`: the second factor is still to be shown. `enrol`: the district requires one and there is none. */
export const pendingSchema = z.enum(["prove", "enrol"]);
export type Pending = z.output<typeof pendingSchema>;

export const meSchema = z.object({
  district: z.object({ id: districtIdSchema, name: z.string() }),
  person: z.object({ id: personIdSchema, name: z.string() }),
  grants: z.array(heldGrantSchema),
  acting: heldGrantSchema,
  /** Whether a second factor guards this account. */
  secondFactor: z.boolean(),
  pending: pendingSchema.optional(),
  /** Came by a package's link, without an account of one's own. */
  byLink: z.literal(true).optional(),
});
export type Me = z.output<typeof meSchema>;

/** Sessions in other districts, each as that district sees it. */
export const membershipListSchema = z.object({ memberships: z.array(meSchema) });
export const chooseMembershipSchema = z.strictObject({ district: districtIdSchema });

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

/** Names one role of one person: all that its grant says of the place. */
const rolePlace = {
  role: roleSchema,
  unitId: unitIdSchema.optional(),
  employerId: employerIdSchema.optional(),
  team: teamSchema.optional(),
  postId: postIdSchema.optional(),
};

export const actAsSchema = z.strictObject(rolePlace);

/** Roles that somebody gives, from the top of the tree down. A member is one by being on the roster. */
export const GIVEN_ROLES = [
  "district_admin",
  "security_admin",
  "audit_admin",
  "street_admin",
  "community_secretary",
  "community_worker",
  "compound_lead",
  "team_leader",
  "post_organiser",
  "employer_liaison",
] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** What names the place of a role; every other role's is a unit. */
const PLACE_OF_ROLE = { employer_liaison: "employerId", post_organiser: "postId" } as const;
type GivenPlace = { role: GivenRole; unitId?: unknown; employerId?: unknown; team?: unknown; postId?: unknown };

/** What such a role needs and what it cannot have. */
function placeProblems(g: GivenPlace): { path: string; problem: string }[] {
  const needed = PLACE_OF_ROLE[g.role as keyof typeof PLACE_OF_ROLE] ?? "unitId";
  const names = ["unitId", "employerId", "postId"] as const;
  const wrong = names.filter((name) => (g[name] !== undefined) !== (name === needed));
  const team = (g.team !== undefined) !== (g.role === "team_leader") ? ["team"] : [];
  return [...wrong, ...team].map((path) => ({
    path,
    problem: path === needed || path === "team" ? "missing" : "invalid",
  }));
}

export const giveGrantSchema = z
  .strictObject({
    ...rolePlace,
    name: line(30),
    phone: phoneSchema,
    role: z.enum(GIVEN_ROLES),
    /** Local days, both included. */
    from: daySchema.optional(),
    until: daySchema.optional(),
  })
  .superRefine((g, found) => {
    for (const { path, problem } of placeProblems(g)) {
      found.addIssue({ code: "custom", path: [path], params: { problem } });
    }
    if (g.from !== undefined && g.until !== undefined && g.until < g.from) {
      found.addIssue({ code: "custom", path: ["until"], params: { problem: "before_start" } });
    }
  });

export const grantViewSchema = z.object({
  ...rolePlace,
  team: z.string().optional(),
  personId: personIdSchema,
  name: z.string(),
  phone: z.string(),
  placeName: z.string(),
  grantedAt: instantSchema,
  from: daySchema.optional(),
  until: daySchema.optional(),
  /** Against the district's today: its term has not begun, it acts, its term is over. */
  term: z.enum(["future", "current", "over"]),
  grantedByName: z.string().optional(),
});
export type GrantView = z.output<typeof grantViewSchema>;
export const grantListSchema = z.object({
  grants: z.array(grantViewSchema),
  /** Which of them the asking person may give and end, and whether for the first time alone. */
  mayGive: z.array(z.enum(GIVEN_ROLES)),
});
export type GrantList = z.output<typeof grantListSchema>;
export const endGrantSchema = z.strictObject(rolePlace);
