import type { Actor, Role } from "./actor";
import { covers, levelOf, type UnitId } from "./ids";

/** What is known about a person and shown to others. */
export const PERSONAL = [
  "name",
  "sex",
  "bornIn",
  "kind",
  "phone",
  "employerName",
  "position",
  "branch",
  "unitName",
  "compoundName",
  "skills",
  "freeTimes",
  "registration",
] as const;
export type Personal = (typeof PERSONAL)[number];

/** Who looks, seen from the person. */
export type Relation = "self" | "community" | "above" | "lead" | "organiser" | "employer" | "administrator" | "none";
export type Seen = "shown" | "masked" | "absent";

/** Where each role stands to a person in its part of the tree; a role without a place does not compile. */
const STANDS: Readonly<Record<Role, Relation>> = {
  platform_operator: "none",
  district_admin: "above",
  security_admin: "administrator",
  audit_admin: "administrator",
  street_admin: "above",
  community_secretary: "community",
  community_worker: "community",
  compound_lead: "lead",
  team_leader: "organiser",
  post_organiser: "organiser",
  member: "none",
  employer_liaison: "employer",
};

const all = <S extends Seen>(seen: S) =>
  Object.fromEntries(PERSONAL.map((field) => [field, seen])) as Record<Personal, S>;

/**
 * The one table of what is seen. The roll is treated as sensitive (PIPL art. 28): a phone is read in full by its owner and by
 * the community, which calls people; whoever leads or organises learns what that needs, and an employer what its form says.
 */
const SEEN: Readonly<Record<Relation, Readonly<Record<Personal, Seen>>>> = {
  self: all("shown"),
  community: all("shown"),
  above: { ...all("shown"), phone: "masked" },
  lead: { ...all("shown"), phone: "masked", sex: "absent", bornIn: "absent", position: "absent", branch: "absent" },
  organiser: { ...all("absent"), name: "shown", phone: "masked", employerName: "shown" },
  employer: { ...all("shown"), phone: "masked", freeTimes: "absent" },
  administrator: { ...all("absent"), name: "shown", phone: "masked" },
  none: all("absent"),
};

/** How a relation sees a field. */
export const seenBy = (relation: Relation, field: Personal): Seen => SEEN[relation][field];

/**
 * How the acting person stands to a member. A community has its own members in full; another community's stand to it as to
 * whoever is above them.
 * @param home the community or compound where the member belongs
 */
export function relationTo(actor: Actor, person: { personId: string; home: UnitId }): Relation {
  if (actor.personId === person.personId && actor.grant.role === "member") return "self";
  if (actor.grant.role === "system") return "above";
  const relation = STANDS[actor.grant.role];
  if (relation !== "community") return relation;
  const own = actor.grant.unitId;
  return own !== undefined && levelOf(own) === "community" && covers(own, person.home) ? "community" : "above";
}

/** How the acting person stands to those who hold places on a post of his or her own: a community calls them all. */
export const relationToHolders = ({ grant }: Actor): Relation =>
  grant.role === "system" ? "above" : STANDS[grant.role];

/** "199****1234": enough to recognise one's own number, not enough to call it. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** A phone as it is seen; empty where it is not. */
export function phoneSeen(relation: Relation, phone: string): string {
  const seen = seenBy(relation, "phone");
  if (phone === "" || seen === "absent") return "";
  return seen === "masked" ? maskPhone(phone) : phone;
}

/** The fields of a view as a relation sees them; whatever is not personal passes. */
export function asSeen<View extends object>(relation: Relation, view: View): View {
  const seen = Object.entries(view).flatMap(([name, value]): [string, unknown][] => {
    if (!isPersonal(name)) return [[name, value]];
    if (name === "phone") return [[name, phoneSeen(relation, String(value ?? ""))]];
    return seenBy(relation, name) === "absent" ? [] : [[name, value]];
  });
  return Object.fromEntries(seen) as View;
}

const isPersonal = (name: string): name is Personal => (PERSONAL as readonly string[]).includes(name);
