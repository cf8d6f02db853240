import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { merged } from "@rengang/kernel/merge";
import type { MemberRow } from "../members/items";
import type { RowChange } from "./schema";
import type { RosterRow } from "./types";

/** One person to be written: what the file says, in the shape of the roster. */
export interface PlannedMember {
  readonly row: number;
  readonly personId: PersonId;
  /** Not on the roster when the preview was made; the write still asks. */
  readonly isNew?: boolean;
  readonly facts: Omit<MemberRow, "personId" | "registration" | "freeTimes">;
}

/** A row of the file as the member's facts. */
export function plannedMember(
  employerOf: (name: string) => { employerId: EmployerId; employerName: string },
  row: RosterRow,
  personId: PersonId,
  names: ReadonlyMap<UnitId, { name: string }>,
): PlannedMember {
  const { row: at, employerName, unitId, compoundId, ...facts } = row;
  return {
    row: at,
    personId,
    facts: {
      ...facts,
      unitId,
      unitName: names.get(unitId)?.name ?? "",
      ...(compoundId && { compoundId, compoundName: names.get(compoundId)?.name }),
      ...(employerName && employerOf(employerName)),
    },
  };
}

/** A person whom the district does not have yet. */
export const newMember = ({ personId, facts }: PlannedMember): MemberRow => ({
  ...facts,
  personId,
  freeTimes: [],
  registration: { state: "none", teams: [] },
});

/**
 * The stored member with the file's facts. What a person or a community has settled since wins over the file: the
 * community of a registration, and the skills that a member named.
 */
export function updatedMember(stored: MemberRow, { facts }: PlannedMember): MemberRow {
  const { unitId, unitName, compoundId, compoundName, skills, ...rest } = facts;
  const settled = ["applied", "accepted"].includes(stored.registration.state);
  const moved = unitId !== stored.unitId;
  const home = settled ? {} : { unitId, unitName, ...((compoundId || moved) && { compoundId, compoundName }) };
  const next = merged<MemberRow>(stored, {
    ...rest,
    ...home,
    skills: stored.skills.length > 0 ? stored.skills : skills,
  });
  return !settled && moved && !compoundId ? { ...next, compoundId: undefined, compoundName: undefined } : next;
}

const SHOWN = [
  "name",
  "sex",
  "bornIn",
  "kind",
  "employerName",
  "position",
  "branch",
  "unitName",
  "compoundName",
] as const;

/** What would change, field by field; empty when nothing would. Phones never differ: they are what a person is known by. */
export function differences(stored: MemberRow, next: MemberRow): RowChange["fields"] {
  const fields: RowChange["fields"] = SHOWN.filter((field) => stored[field] !== next[field]).map((field) => ({
    field,
    before: stored[field] ?? null,
    after: next[field] ?? null,
  }));
  const [before, after] = [stored.skills.join("、"), next.skills.join("、")];
  return before === after ? fields : [...fields, { field: "skills", before: before || null, after: after || null }];
}
