import { sha256 } from "@rengang/kernel/crypto";
import { ancestorAt, type PersonId, type PostId, type UnitId } from "@rengang/kernel/ids";
import { defineItem, type Key } from "@rengang/table/item";
import type { Team } from "../teams/schema";
import type { Evidence, ServiceId, ServiceState, Summary } from "./schema";
import { summaryOfMarks } from "./year-marks";

export interface DisputeRow {
  text: string;
  /** Epoch milliseconds. */
  at: number;
  answer?: string | undefined;
  answeredAt?: number | undefined;
  answeredByName?: string | undefined;
}

/** One piece of service. `startedAt`, `endedAt`, `inAt`, `outAt` are epoch minutes, other instants milliseconds. */
export interface ServiceRow {
  id: ServiceId;
  personId: PersonId;
  /** Who organised it. */
  unitId: UnitId;
  postId?: PostId | undefined;
  title: string;
  team: Team;
  place: string;
  /** The local day. */
  on: string;
  startedAt?: number | undefined;
  endedAt?: number | undefined;
  inAt?: number | undefined;
  outAt?: number | undefined;
  /** To the half; 0 while nobody has said how long a standing duty took. */
  hours: number;
  content: string;
  beneficiaries: string;
  evidence: Evidence;
  state: ServiceState;
  /** Came without a place. */
  walkIn?: boolean | undefined;
  recordedBy: PersonId | "system";
  recordedByName: string;
  /** Set by the first confirmation and never taken away, so that a later rejection stays visible as one. */
  confirmedBy?: PersonId | "system" | undefined;
  confirmedByName?: string | undefined;
  confirmedAt?: number | undefined;
  backfilled: boolean;
  reason?: string | undefined;
  quality?: string | undefined;
  correction?: { at: number; by: PersonId | "system"; byName: string; reason: string; hoursBefore: number } | undefined;
  dispute?: DisputeRow | undefined;
  /** What its post counts as for the `needs` of others; empty: nothing. Told by the confirmation, absent where an earlier one did not. */
  briefs?: string | undefined;
}

/** The id of a record from the person, the local day and an eight-character tail. */
export const serviceIdAt = (personId: PersonId, on: string, tail: string): ServiceId =>
  `svc_${personId.slice(4)}.${on.replaceAll("-", "")}.${tail}` as ServiceId;

/** Whatever way the presence at a session is recorded, it meets the same item: one record per person and session. */
export const serviceIdFor = (personId: PersonId, postId: PostId, on: string): ServiceId =>
  serviceIdAt(personId, on, sha256(postId).slice(0, 8));

/** Whose record an id names. */
export const personOfService = (id: ServiceId): PersonId => `per_${id.slice(4, 17)}` as PersonId;
/** The local day that an id names. */
export const dayOfService = (id: ServiceId): string => `${id.slice(18, 22)}-${id.slice(22, 24)}-${id.slice(24, 26)}`;

export function serviceKey(id: ServiceId): Key {
  const on = dayOfService(id);
  return { pk: `PERSON#${personOfService(id)}`, sk: `LEDGER#${on.slice(0, 4)}#${on}#${id.slice(27)}` };
}

/** A dated session is its start; `pst_….9.…` is a standing duty. */
export const isStanding = (postId: PostId): boolean => postId.split(".")[1] === "9";

const isOpen = (row: ServiceRow) => row.state === "pending" || row.state === "checked_in";

/** The local day of a dated session, as its id tells it. */
export function dayOfSession(postId: PostId): string | undefined {
  const time = postId.split(".")[1] ?? "";
  return isStanding(postId) ? undefined : `${time.slice(0, 4)}-${time.slice(4, 6)}-${time.slice(6, 8)}`;
}

/** A record that the roster of a dated session does not lead to. */
const offRoster = (row: ServiceRow) => row.postId === undefined || row.walkIn === true || isStanding(row.postId);

/**
 * Waiting records of those who held a place at a dated session are found through its roster: a check-in and its
 * confirmation then cost one write each. Only the others pay for an index entry while they wait.
 */
function waits(row: ServiceRow): boolean {
  if (row.dispute && row.dispute.answer === undefined) return true;
  return row.state === "pending" || (isOpen(row) && offRoster(row));
}

/** Compounds hand what waits to their community. */
export const pendingKey = (unitId: UnitId): string => `PENDING#${ancestorAt(unitId, "community") ?? unitId}`;

export const serviceItem = defineItem<ServiceRow, ServiceId>({
  kind: "SERVICE",
  key: serviceKey,
  index: (row) => ({
    ...(waits(row) && { gpk1: pendingKey(row.unitId), gsk1: `${row.on}#${row.id}` }),
    ...(row.postId && offRoster(row) && { gpk2: `SESSION#${row.postId}`, gsk2: `${row.on}#${row.personId}` }),
  }),
  omit: ["id", "personId", "on"],
  read: (attributes, key) => {
    const personId = key.pk.slice("PERSON#".length) as PersonId;
    const [, , on = "", tail = ""] = key.sk.split("#");
    return { ...(attributes as unknown as ServiceRow), personId, on, id: serviceIdAt(personId, on, tail) };
  },
});

export interface YearId {
  readonly personId: PersonId;
  readonly year: string;
}

/** The sums of a member's year, read from what each record adds to it. */
export interface SummaryRow extends Summary, YearId {
  /** The community where the member is registered; absent until that is known. */
  unitId?: UnitId | undefined;
  /** The member's version that the community was taken from. */
  asOf?: number | undefined;
}

/** Where a community finds the years of its members: records belong to the member, so the year moves along. */
export const communityKeys = ({ year, personId }: YearId, unitId: UnitId) => ({
  gpk1: `LEDGER#${year}#${unitId}`,
  gsk1: personId,
});

/**
 * The header of a member's year: sorts before its records. The stream keeps in it, for each record that was ever confirmed,
 * the last version and what it adds; sums are made when it is read, and equal a recount however records arrive.
 */
export const summaryItem = defineItem<SummaryRow, YearId>({
  kind: "LEDGER_SUMMARY",
  key: ({ personId, year }) => ({ pk: `PERSON#${personId}`, sk: `LEDGER#${year}#` }),
  index: (row) => (row.unitId ? communityKeys(row, row.unitId) : {}),
  read: ({ unitId, asOf, ...marks }, key) => {
    const year = key.sk.split("#")[1] ?? "";
    const personId = key.pk.slice("PERSON#".length) as PersonId;
    return { ...summaryOfMarks(year, marks), personId, year, unitId: unitId as UnitId, asOf: asOf as number };
  },
});

/** Up to where nobody of a unit's sessions waits for a confirmation, nor can any more. */
export interface SettledRow {
  /** Epoch milliseconds: sessions that began earlier need not be looked through. */
  from: number;
  /** For how long rosters could be ticked when this was found; a district that allows more has to look again. */
  tickHours: number;
}

export const settledItem = defineItem<SettledRow, UnitId>({
  kind: "SETTLED_SESSIONS",
  key: (unitId) => ({ pk: `SETTLED#${unitId}`, sk: "SESSIONS" }),
});
