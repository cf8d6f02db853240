import type { Actor } from "@rengang/kernel/actor";
import type { UnitId } from "@rengang/kernel/ids";
import { asSeen, type Relation, relationTo } from "@rengang/kernel/masking";
import { toIso } from "@rengang/kernel/time";
import type { MemberRow, RegistrationRow } from "./items";
import type { Member, Registration } from "./schema";

/** Where a member belongs: the compound he or she lives in, else the community. */
export const placeOfMember = ({ unitId, compoundId }: Pick<MemberRow, "unitId" | "compoundId">): UnitId =>
  compoundId ?? unitId;

/** How the acting person stands to a member. */
export const relationToMember = (actor: Actor, row: MemberRow): Relation =>
  relationTo(actor, { personId: row.personId, home: row.unitId });

function registrationView(row: RegistrationRow): Registration {
  const at = (ms: number | undefined) => (ms === undefined ? undefined : toIso(ms));
  return {
    state: row.state,
    appliedAt: at(row.appliedAt),
    acceptedAt: at(row.acceptedAt),
    endedAt: at(row.endedAt),
    reason: row.reason,
    teams: row.teams,
  };
}

/** A member as this actor may see him or her. */
export function memberView(actor: Actor, row: MemberRow & { version?: number }): Member {
  const {
    version: _,
    personId,
    registration,
    notice: __,
    corrected: ___,
    erasedAt: ____,
    stopped: _____,
    ...facts
  } = row;
  return asSeen(relationToMember(actor, row), {
    ...facts,
    id: personId,
    registration: registrationView(registration),
  });
}
