import type { EmployerId, PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { HeldGrant, Pending } from "./schema";

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
  key: (g) => ({ pk: `PERSON#${g.personId}`, sk: `GRANT#${g.role}#${placeKey(g)}` }),
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

export interface CodeRow {
  nonce: string;
  /** Where to send it; absent for a phone that nobody here has, so that both look the same from outside. */
  deliverTo?: string | undefined;
  sentAt: number;
  tries: number;
  endsAt: number;
}

export const codeItem = defineItem<CodeRow, PersonId>({
  kind: "CODE",
  sealed: ["deliverTo"],
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "CODE" }),
  expiresAt: (row) => Math.ceil(row.endsAt / 1000),
});

/** A role as a session bears it: what is shown of it, and between which instants it is one (epoch milliseconds). */
export interface SessionGrant extends HeldGrant {
  startsAt?: number | undefined;
  endsAt?: number | undefined;
}

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

/** Found by the hash of its token; the token itself is stored nowhere. */
export const sessionItem = defineItem<SessionRow, string>({
  kind: "SESSION",
  key: (hash) => ({ pk: `SESSION#${hash}`, sk: "SESSION" }),
  expiresAt: (row) => Math.ceil(row.endsAt / 1000),
});

export interface OwnSession {
  hash: string;
  startedAt: number;
  endsAt: number;
  /** What the browser says it is, `微信 · Android`. */
  device: string;
}

/** All sessions of one person, in one item: opening one and ending all meet here. */
export interface OwnSessionsRow {
  sessions: OwnSession[];
}

export const ownSessionsItem = defineItem<OwnSessionsRow, PersonId>({
  kind: "OWN_SESSIONS",
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "SESSIONS" }),
});
