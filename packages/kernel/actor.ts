import type { DistrictId, EmployerId, PersonId, PostId, UnitId } from "./ids";

/** Every role that somebody signs in with, from the top of the tree down. */
export const ROLES = [
  "platform_operator",
  "district_admin",
  "security_admin",
  "audit_admin",
  "street_admin",
  "community_secretary",
  "community_worker",
  "compound_lead",
  "team_leader",
  "post_organiser",
  "member",
  "employer_liaison",
] as const;
export type Role = (typeof ROLES)[number];

/** Whoever has no account: stands in the table of rights and in no session. */
export const RESIDENT = "resident";
export const EVERYBODY = [...ROLES, RESIDENT] as const;

/**
 * A role held at one place: staff at a unit, a liaison at an employer, a member by being on the roster. A team leader's
 * place is a team within a community, an organiser's a single post.
 */
export interface Grant {
  readonly role: Role | "system";
  readonly unitId?: UnitId | undefined;
  readonly employerId?: EmployerId | undefined;
  /** As posts name it. */
  readonly team?: string | undefined;
  readonly postId?: PostId | undefined;
}

/** Who acts, in which district and in which of his or her roles. Jobs and reactions act as `system`. */
export interface Actor {
  readonly district: DistrictId;
  readonly personId: PersonId | "system";
  readonly name: string;
  readonly grant: Grant;
  /** Whether the second factor was shown lately; absent where the person has none. */
  readonly proof?: "fresh" | "stale" | undefined;
}
