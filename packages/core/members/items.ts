import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { LimitId } from "../context/limit";
import type { Stoppable } from "../privacy/schema";
import type { Member, RegistrationState } from "./schema";

export interface RegistrationRow {
  state: RegistrationState;
  appliedAt?: number | undefined;
  acceptedAt?: number | undefined;
  endedAt?: number | undefined;
  reason?: string | undefined;
  teams: string[];
}

export interface MemberRow {
  personId: PersonId;
  name: string;
  phone: string;
  sex?: Member["sex"];
  bornIn?: string | undefined;
  kind: Member["kind"];
  employerId?: EmployerId | undefined;
  employerName?: string | undefined;
  position?: string | undefined;
  branch?: string | undefined;
  /** The community; a compound is kept beside it. */
  unitId: UnitId;
  unitName: string;
  compoundId?: UnitId | undefined;
  compoundName?: string | undefined;
  skills: string[];
  freeTimes: Member["freeTimes"];
  /** Briefings attended, by name, with the local day. */
  briefings?: Record<string, string> | undefined;
  registration: RegistrationRow;
  /** The last answer to the privacy notice: of which version, when, and what was agreed to. */
  notice?: { version: number; at: number; agreed: "candidates"[] } | undefined;
  /** Uses that ended because an objection to them was accepted: when, and by which request. */
  stopped?: Partial<Record<Stoppable, { at: number; request: string }>> | undefined;
  /** Facts that were corrected at the member's request. */
  corrected?: Record<string, { at: number; request: string }> | undefined;
  /** Nobody stands behind this number any more; epoch milliseconds. */
  erasedAt?: number | undefined;
}

/** One item a person: the community's list and its queue of applications are one index, sorted by state. */
export const memberItem = defineItem<MemberRow, PersonId>({
  kind: "MEMBER",
  sealed: ["phone"],
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "MEMBER" }),
  index: (row) =>
    // Whose data are erased is found by number alone.
    Number(row.erasedAt) > 0
      ? {}
      : {
          gpk1: `MEMBERS#${row.unitId}`,
          gsk1: `${row.registration.state}#${row.personId}`,
          ...(row.employerId && { gpk2: `EMPLOYEES#${row.employerId}`, gsk2: row.personId }),
        },
  omit: ["personId"],
  read: (attributes, key) => ({ ...(attributes as unknown as MemberRow), personId: key.pk.slice(7) as PersonId }),
});

/** How many full numbers somebody has asked for within an hour. */
export const unmaskLimitItem = defineItem<{ count: number }, LimitId<"unmask">>({
  kind: "UNMASK_LIMIT",
  key: ({ limit, who, window }) => ({ pk: `LIMIT#${limit}#${who}`, sk: String(window) }),
});

/** Where a member was registered before; written with each change of registration. */
export interface RegistrationHistoryRow extends RegistrationRow {
  unitId: UnitId;
  unitName: string;
  until: number;
}

export const registrationHistoryItem = defineItem<RegistrationHistoryRow, { personId: PersonId; until: number }>({
  kind: "REGISTRATION_HISTORY",
  key: ({ personId, until }) => ({ pk: `PERSON#${personId}`, sk: `REGISTRATION#${until}` }),
});
