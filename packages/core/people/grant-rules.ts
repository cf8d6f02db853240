import type { Actor, Role } from "@rengang/kernel/actor";
import { levelOf, type UnitId } from "@rengang/kernel/ids";
import { ADMINISTRATORS } from "@rengang/kernel/permission";
import { addDays, instantOf } from "@rengang/kernel/time";
import type { Administrator, GrantRow, SessionGrant } from "./items";
import { refusePerson } from "./refusals";
import { GIVEN_ROLES, type GivenRole, type GrantView } from "./schema";

const LEVELS_OF_ROLE: Partial<Record<GivenRole, readonly ReturnType<typeof levelOf>[]>> = {
  district_admin: ["district"],
  security_admin: ["district"],
  audit_admin: ["district"],
  street_admin: ["street"],
  community_secretary: ["community"],
  community_worker: ["community"],
  compound_lead: ["compound"],
  team_leader: ["community"],
};

/** A staff role is held at its own level of the tree. @throws Refusal `grant.wrong_level` */
export function checkGrantLevel(role: GivenRole, unit: UnitId | undefined): void {
  const [wanted, ...more] = LEVELS_OF_ROLE[role] ?? [];
  if (wanted && (unit === undefined || ![wanted, ...more].includes(levelOf(unit))))
    throw refusePerson("grant.wrong_level", { role, wanted });
}

const community: readonly Role[] = ["community_secretary", "community_worker"];
const BY_DISTRICT: readonly Role[] = ["district_admin"];
const NEARBY: readonly Role[] = ["district_admin", ...community];
const BY_SECURITY: readonly Role[] = ["security_admin"];

/** Who gives which role and takes it away. Those who run the district do not appoint administrators. */
const GIVERS: Record<GivenRole, readonly Role[]> = {
  district_admin: BY_SECURITY,
  security_admin: BY_SECURITY,
  audit_admin: BY_SECURITY,
  street_admin: BY_DISTRICT,
  community_secretary: BY_DISTRICT,
  community_worker: BY_DISTRICT,
  compound_lead: NEARBY,
  team_leader: NEARBY,
  post_organiser: NEARBY,
  employer_liaison: BY_DISTRICT,
};
/** Of these the district's own administrator makes the first one: otherwise a new district could never begin. */
const FIRST: readonly GivenRole[] = ["security_admin", "audit_admin"];

export const isAdministrator = (role: string): boolean => (ADMINISTRATORS as readonly string[]).includes(role);

/** The roles that an actor may give now. `today` is the district's local day. */
export function rolesToGive(actor: Actor, admins: readonly Administrator[], today: string): GivenRole[] {
  const { role } = actor.grant;
  const held = (wanted: string) => admins.some((a) => a.role === wanted && !isOver(a, today));
  const first = (wanted: GivenRole) => role === "district_admin" && FIRST.includes(wanted) && !held(wanted);
  return GIVEN_ROLES.filter((wanted) => role === "system" || GIVERS[wanted].includes(role) || first(wanted));
}

/** @throws Refusal `grant.not_yours` when somebody else appoints such a role */
export function checkGiver(actor: Actor, role: GivenRole, admins: readonly Administrator[], today: string): void {
  if (rolesToGive(actor, admins, today).includes(role)) return;
  throw refusePerson("grant.not_yours", { role, givers: [...GIVERS[role]] });
}

/**
 * Nobody administers, guards and audits the same district: one person holds one of the three.
 * @throws Refusal `grant.separate_hands`
 */
export function checkHands(
  { personId, role }: Pick<GrantRow, "personId" | "role">,
  admins: readonly Administrator[],
  today: string,
): void {
  if (!isAdministrator(role)) return;
  const other = admins.find((a) => a.personId === personId && a.role !== role && !isOver(a, today));
  if (other) throw refusePerson("grant.separate_hands", { role, holds: other.role });
}

/** Whether the term has passed on a local day. */
export const isOver = ({ until }: { until?: string | undefined }, today: string): boolean =>
  until !== undefined && until < today;

/** How a term stands on a local day. */
export function termOn(grant: Pick<GrantRow, "from" | "until">, today: string): GrantView["term"] {
  if (isOver(grant, today)) return "over";
  return grant.from !== undefined && grant.from > today ? "future" : "current";
}

/** A term as instants: from the first midnight of the district to the one after its last day. */
export function termInstants({ from, until }: Pick<GrantRow, "from" | "until">, zone: string) {
  return {
    ...(from !== undefined && { startsAt: instantOf(from, "00:00", zone) }),
    ...(until !== undefined && { endsAt: instantOf(addDays(until, 1), "00:00", zone) }),
  };
}

/** Whether a session may act in the role now; needs nothing but the session itself. */
export const isCurrent = ({ startsAt = 0, endsAt = Number.POSITIVE_INFINITY }: SessionGrant, now: number): boolean =>
  startsAt <= now && now < endsAt;
