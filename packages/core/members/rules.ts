import type { Actor } from "@rengang/kernel/actor";
import { levelOf, type UnitId } from "@rengang/kernel/ids";
import { inScope } from "@rengang/kernel/permission";
import { toIso } from "@rengang/kernel/time";
import { maskPhone } from "../people/rules";
import type { MemberRow, RegistrationRow } from "./items";
import type { Member, Registration } from "./schema";

/** Where a member belongs: the compound he or she lives in, else the community. */
export const placeOfMember = ({ unitId, compoundId }: Pick<MemberRow, "unitId" | "compoundId">): UnitId =>
  compoundId ?? unitId;

/** A phone is read in full by the member and by the community, and masked for everyone else (PIPL art. 28). */
export function seesPhone(actor: Actor, row: MemberRow): boolean {
  if (actor.grant.role === "member") return actor.personId === row.personId;
  const unit = actor.grant.unitId;
  return unit !== undefined && levelOf(unit) === "community" && inScope(actor, row.unitId);
}

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
  const { version: _, personId, registration, notice: __, corrected: ___, erasedAt: ____, ...facts } = row;
  return {
    ...facts,
    id: personId,
    phone: seesPhone(actor, row) ? row.phone : maskPhone(row.phone),
    registration: registrationView(registration),
  };
}
