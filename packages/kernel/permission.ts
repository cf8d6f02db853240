import { type Actor, type Grant, ROLES, type Role } from "./actor";
import { covers, type UnitId } from "./ids";
import { refuseCommon } from "./refusal";

const staff = ["district_admin", "street_admin", "community_worker"] as const;
const everyone = ROLES;

/**
 * Which role may use which verb at all; where in the tree is the second question (`scope`).
 * The platform operator appears on districts alone: it never reads a tenant's people.
 */
export const permissions = {
  "districts.open": ["platform_operator"],
  "districts.list": ["platform_operator"],
  "districts.view": everyone,
  "districts.set": ["district_admin"],
  "sessions.view": everyone,
  "units.list": [...staff, "member", "employer_liaison"],
  "units.add": ["district_admin"],
  "people.grants": ["district_admin"],
  "people.grant": ["district_admin"],
  "members.list": staff,
  "members.view": staff,
  "members.add": ["district_admin", "community_worker"],
  "members.edit": ["district_admin", "community_worker"],
  "members.self": ["member"],
  "employers.list": staff,
  "employers.add": ["district_admin"],
  "registrations.apply": ["member"],
  "registrations.list": staff,
  "registrations.accept": ["community_worker", "district_admin"],
  "registrations.move": ["community_worker", "district_admin"],
  "posts.list": [...staff, "member"],
  "posts.view": [...staff, "member"],
  "posts.publish": staff,
  "posts.propose": ["member"],
  "posts.approve": staff,
  "posts.edit": staff,
  "claims.make": ["member"],
  "claims.withdraw": ["member"],
  "claims.mine": ["member"],
  "claims.list": staff,
  "claims.assign": staff,
  "claims.explain": staff,
  "claims.stand_in": ["member"],
  "claims.history": [...staff, "member"],
  "claims.feed": ["member"],
  "claims.match": staff,
  "draws.enter": ["member"],
  "draws.view": [...staff, "member"],
  "series.plan": staff,
  "series.list": staff,
  "templates.keep": staff,
  "attendance.check_in": ["member"],
  "attendance.code": staff,
  "attendance.tick": staff,
  "attendance.paper": staff,
  "services.confirm": staff,
  "services.mine": ["member"],
  "services.report": ["member"],
  "services.dispute": ["member"],
  "services.list": staff,
  "feedback.open": ["district_admin"],
  "feedback.periods": [...staff, "member", "employer_liaison"],
  "feedback.generate": ["community_worker", "district_admin"],
  "feedback.list": staff,
  "feedback.view": [...staff, "member", "employer_liaison"],
  "feedback.write": ["community_worker"],
  "feedback.sign": ["community_worker"],
  "feedback.deliver": ["community_worker", "district_admin"],
  "feedback.mine": ["member"],
  "feedback.confirm": ["member"],
  "feedback.package": [...staff, "employer_liaison"],
  "feedback.receive": ["employer_liaison"],
  "evaluation.scheme": ["district_admin"],
  "evaluation.close": ["district_admin"],
  "evaluation.view": [...staff, "employer_liaison"],
  "evaluation.mine": ["member"],
  "evaluation.object": ["member"],
  "evaluation.answer": ["community_worker", "district_admin"],
  "evaluation.exempt": ["community_worker", "district_admin"],
  "imports.run": ["district_admin"],
  "imports.claims": staff,
  "jobs.view": staff,
  "notifications.mine": everyone,
  "audit.list": ["district_admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Refuses unless the acting role may use the verb. Synchronous: the first line of every verb. */
export function permit(actor: Actor, permission: Permission): Grant {
  const roles: readonly Role[] = permissions[permission];
  if (actor.grant.role !== "system" && !roles.includes(actor.grant.role)) {
    throw refuseCommon("permission.denied", { permission });
  }
  return actor.grant;
}

/** Refuses when the thing lies outside the actor's part of the tree. */
export function scope(actor: Actor, unit: UnitId): void {
  if (!inScope(actor, unit)) throw refuseCommon("permission.denied", { unit });
}

/** Whether a unit lies within the actor's part of the tree. */
export function inScope(actor: Actor, unit: UnitId): boolean {
  if (actor.grant.role === "system") return true;
  return actor.grant.unitId !== undefined && covers(actor.grant.unitId, unit);
}
