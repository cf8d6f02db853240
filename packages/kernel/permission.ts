import { type Actor, type Grant, ROLES, type Role } from "./actor";
import { covers, type PostId, type UnitId } from "./ids";
import { refuseCommon } from "./refusal";

/** The secretary does everything that the worker does, and signs. */
const community = ["community_secretary", "community_worker"] as const;
const staff = ["district_admin", "street_admin", ...community] as const;
/** Whoever answers for posts of some kind: a compound's, a team's, or a single one. */
const leads = ["compound_lead", "team_leader"] as const;
const organisers = [...leads, "post_organiser"] as const;
/** Administrators with separate hands: nobody holds two of these in one district. */
export const ADMINISTRATORS = ["district_admin", "security_admin", "audit_admin"] as const;
const everyone = ROLES;
/** Whoever works or serves in a district. */
const tenants = ROLES.filter((role) => role !== "platform_operator");

/**
 * Which role may use which verb at all; where in the tree is the second question (`scope`), in which state the third
 * (`steps.ts` of a capability). The platform operator appears on districts alone: it never reads a tenant's people.
 */
export const permissions = {
  "districts.open": ["platform_operator"],
  "districts.list": ["platform_operator"],
  "health.view": ["platform_operator"],
  "districts.view": everyone,
  "districts.set": ["district_admin"],
  "units.list": [...staff, ...organisers, "security_admin", "member", "employer_liaison"],
  "units.add": ["district_admin"],
  "units.edit": ["district_admin"],
  "people.grants": ["district_admin", "security_admin", ...community],
  "people.grant": ["district_admin", "security_admin", ...community],
  "people.end_sessions": ["security_admin"],
  "people.reset_factors": ["security_admin"],
  "keys.view": ["security_admin"],
  "keys.renew": ["security_admin"],
  "factors.view": everyone,
  "factors.change": everyone,
  "rights.view": [...ADMINISTRATORS],
  "members.list": [...staff, "compound_lead"],
  "members.view": [...staff, "compound_lead"],
  "members.unmask": ["district_admin", "street_admin"],
  "members.add": ["district_admin", ...community],
  "members.edit": ["district_admin", ...community],
  "members.self": ["member"],
  "employers.list": staff,
  "employers.add": ["district_admin"],
  "employers.edit": ["district_admin"],
  "registrations.apply": ["member"],
  "registrations.list": staff,
  "registrations.accept": [...community, "district_admin"],
  "registrations.move": [...community, "district_admin"],
  "posts.list": [...staff, ...organisers, "member"],
  "posts.view": [...staff, ...organisers, "member"],
  "posts.publish": [...staff, ...leads],
  "posts.propose": ["member"],
  "posts.approve": staff,
  "posts.edit": [...staff, ...leads],
  "claims.make": ["member"],
  "claims.withdraw": ["member"],
  "claims.mine": ["member"],
  "claims.list": [...staff, ...organisers],
  "claims.assign": staff,
  "claims.explain": staff,
  "claims.stand_in": ["member"],
  "claims.history": [...staff, "member"],
  "claims.feed": ["member"],
  "claims.match": staff,
  "draws.enter": ["member"],
  "draws.view": [...staff, ...organisers, "member"],
  "series.plan": staff,
  "series.list": staff,
  "templates.keep": staff,
  "attendance.check_in": ["member"],
  "attendance.code": [...staff, ...organisers],
  "attendance.tick": [...staff, ...organisers],
  "attendance.paper": [...staff, ...organisers],
  "services.confirm": staff,
  "services.mine": ["member"],
  "services.report": ["member"],
  "services.dispute": ["member"],
  "services.list": staff,
  "feedback.open": ["district_admin"],
  "feedback.periods": [...staff, "member", "employer_liaison"],
  "feedback.generate": [...community, "district_admin"],
  "feedback.list": staff,
  "feedback.view": [...staff, "member", "employer_liaison"],
  "feedback.write": community,
  "feedback.sign": ["community_secretary"],
  "feedback.deliver": [...community, "district_admin"],
  "feedback.mine": ["member"],
  "feedback.confirm": ["member"],
  "feedback.package": [...staff, "employer_liaison"],
  "feedback.receive": ["employer_liaison"],
  "evaluation.scheme": ["district_admin"],
  "evaluation.close": ["district_admin"],
  "evaluation.view": [...staff, "employer_liaison"],
  "evaluation.mine": ["member"],
  "evaluation.object": ["member"],
  "evaluation.answer": [...community, "district_admin"],
  "evaluation.exempt": [...community, "district_admin"],
  "imports.run": ["district_admin"],
  "imports.claims": staff,
  "privacy.notice": everyone,
  "privacy.set_notice": ["district_admin"],
  "privacy.mine": ["member"],
  "privacy.list": ["district_admin", ...community],
  "privacy.answer": ["district_admin", ...community],
  "privacy.examine": ["district_admin", ...community],
  "privacy.decide": ["district_admin"],
  "jobs.view": staff,
  "notifications.mine": everyone,
  "suggestions.send": tenants,
  "suggestions.answer": [...staff, "audit_admin"],
  "senders.set": ["district_admin", "security_admin"],
  "deliveries.list": ["district_admin", "security_admin"],
  "providers.view": ["district_admin", "security_admin"],
  "providers.set": ["security_admin"],
  "audit.list": ["audit_admin"],
  "audit.retention": ["district_admin", "audit_admin"],
  "audit.set_retention": ["district_admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** What is delicate: whoever has a second factor must have shown it within the last quarter of an hour. */
const DELICATE: ReadonlySet<Permission> = new Set<Permission>([
  "people.grant",
  "people.end_sessions",
  "people.reset_factors",
  "keys.renew",
  "factors.change",
  "providers.set",
  "members.unmask",
]);

/** Refuses what is delicate while the second factor, where there is one, was not shown lately. @throws Refusal `session.prove_again` */
export function askAgain({ proof }: Pick<Actor, "proof">): void {
  if (proof === "stale") throw refuseCommon("session.prove_again");
}

/** Refuses unless the acting role may use the verb. Synchronous: the first line of every verb. */
export function permit(actor: Actor, permission: Permission): Grant {
  const roles: readonly Role[] = permissions[permission];
  if (actor.grant.role !== "system" && !roles.includes(actor.grant.role)) {
    throw refuseCommon("permission.denied", { permission });
  }
  if (DELICATE.has(permission)) askAgain(actor);
  return actor.grant;
}

/** Whether the actor is the community itself, which alone knows its people by phone. */
export const isCommunity = ({ grant }: Actor): boolean => (community as readonly string[]).includes(grant.role);

/** A post as `scope` asks about it; a post's own row fits. One that is not published yet has no id. */
export interface PostPlace {
  readonly unitId: UnitId;
  readonly team: string;
  readonly id?: PostId | undefined;
}

/**
 * Refuses when the thing lies outside the actor's part of the tree. Asked about a unit, it answers for everything there,
 * which a team leader or the organiser of a post never has: what concerns a post is asked with the post.
 */
export function scope(actor: Actor, at: UnitId | PostPlace): void {
  if (!inScope(actor, at)) throw refuseCommon("permission.denied", { unit: typeof at === "string" ? at : at.unitId });
}

/** Whether a unit, or a post, lies within the actor's part of the tree. */
export function inScope({ grant }: Actor, at: UnitId | PostPlace): boolean {
  if (grant.role === "system") return true;
  const post = typeof at === "string" ? undefined : at;
  if (grant.role === "post_organiser") return grant.postId !== undefined && post?.id === grant.postId;
  if (grant.role === "team_leader" && (grant.team === undefined || post?.team !== grant.team)) return false;
  return grant.unitId !== undefined && covers(grant.unitId, post?.unitId ?? (at as UnitId));
}
