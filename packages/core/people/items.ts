import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { HeldGrant } from "./schema";

export interface GrantRow {
  personId: PersonId;
  name: string;
  phone: string;
  role: HeldGrant["role"];
  unitId?: UnitId | undefined;
  employerId?: EmployerId | undefined;
  placeName: string;
  grantedAt: number;
}

type GrantKey = Pick<GrantRow, "personId" | "role" | "unitId" | "employerId">;

export const grantItem = defineItem<GrantRow, GrantKey>({
  kind: "GRANT",
  key: (g) => ({ pk: `PERSON#${g.personId}`, sk: `GRANT#${g.role}#${g.unitId ?? g.employerId ?? ""}` }),
  index: (row) => ({ gpk1: "GRANTS", gsk1: `${row.role}#${row.unitId ?? row.employerId ?? ""}#${row.personId}` }),
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
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "CODE" }),
  expiresAt: (row) => Math.ceil(row.endsAt / 1000),
});

export interface SessionRow {
  personId: PersonId;
  name: string;
  districtName: string;
  grants: HeldGrant[];
  acting: number;
  endsAt: number;
  /** When it was last used, to the hour; epoch milliseconds. */
  seenAt?: number | undefined;
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
