import type { EmployerId, PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { HeldGrant, Pending } from "./schema";

/** What a person may do here: the account, which lets in, and the roles. Right before the row on the roster: one query. */
export const MAY = "MAY#";
export const GRANTS = `${MAY}GRANT#`;

export interface GrantRow {
  personId: PersonId;
  name: string;
  phone: string;
  role: HeldGrant["role"];
  unitId?: UnitId | undefined;
  employerId?: EmployerId | undefined;
  team?: string | undefined;
  postId?: PostId | undefined;
  placeName: string;
  grantedAt: number;
  /** Local days, both included; without `from` since it was given, without `until` until it is taken away. */
  from?: string | undefined;
  until?: string | undefined;
  /** Unknown of what was given before 0.2. */
  grantedBy?: PersonId | "system" | undefined;
  grantedByName?: string | undefined;
}

type GrantKey = Pick<GrantRow, "personId" | "role" | "unitId" | "employerId" | "team" | "postId">;

const placeKey = (g: GrantKey): string =>
  g.postId ?? [g.unitId ?? g.employerId ?? "", ...(g.team === undefined ? [] : [g.team])].join("#");

export const grantItem = defineItem<GrantRow, GrantKey>({
  kind: "GRANT",
  sealed: ["phone"],
  key: (g) => ({ pk: `PERSON#${g.personId}`, sk: `${GRANTS}${g.role}#${placeKey(g)}` }),
  index: (row) => ({ gpk1: "GRANTS", gsk1: `${row.role}#${placeKey(row)}#${row.personId}` }),
});

export interface Administrator {
  personId: PersonId;
  role: HeldGrant["role"];
  until?: string | undefined;
}

/** Who administers the district, in one item: every appointment meets here, so that two at once cannot both be the first. */
export const administratorsItem = defineItem<{ held: Administrator[] }, Record<string, never>>({
  kind: "ADMINISTRATORS",
  key: () => ({ pk: "ADMINISTRATORS", sk: "ADMINISTRATORS" }),
});

/** A role as a session bears it: what is shown of it, and between which instants it is one (epoch milliseconds). */
export interface SessionGrant extends HeldGrant {
  startsAt?: number | undefined;
  endsAt?: number | undefined;
}

/** What a session says of its owner, so that nothing else is read to open it. */
export interface SessionRow {
  personId: PersonId;
  name: string;
  districtName: string;
  grants: SessionGrant[];
  acting: number;
  endsAt: number;
  /** When staff last used it, to six hours; epoch milliseconds. */
  seenAt?: number | undefined;
  /** Whether its owner had a second factor, and when it was last shown; epoch milliseconds. */
  factor?: boolean | undefined;
  provedAt?: number | undefined;
  /** What stands before everything else: showing the second factor, or setting one up where the district requires it. */
  pending?: Pending | undefined;
  /** Opened by an employer's link, without an account. */
  byLink?: true | undefined;
}
