import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { type Change, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { teamName } from "../teams/schema";
import type { Unit } from "../units/schema";
import { keptAccount, loadAccount } from "./account";
import { type GrantRow, grantItem, type SessionGrant } from "./items";

/** How a role's place is called: the unit, and the team where the role is one for a team. */
export const placeNameOf = (name: string, team: string | undefined): string =>
  team === undefined ? name : `${name} · ${teamName(team as never)}`;

/** A post's organiser is shown with the post, not with the unit. */
const showsUnit = (grant: { unitId?: UnitId | undefined; postId?: unknown }, unit: UnitId): boolean =>
  grant.unitId === unit && grant.postId === undefined;

/** The person's sessions with a unit's present name, as part of a commit; nothing where none shows another name of it. */
export async function renamingSessions(ctx: Context, personId: PersonId, { id, name }: Unit): Promise<Change[]> {
  const account = await loadAccount(ctx, personId);
  const called = <G extends SessionGrant>(grant: G): G =>
    showsUnit(grant, id) ? { ...grant, unitName: placeNameOf(name, grant.team) } : grant;
  const sessions = account.sessions.map((session) => ({ ...session, grants: session.grants.map(called) }));
  const same = JSON.stringify(sessions) === JSON.stringify(account.sessions);
  return same ? [] : [keptAccount(ctx, personId, account, { sessions })];
}

/** A role's place under the unit's present name, with the sessions of whoever holds it; nothing where it is so already. */
export async function renamingGrant(ctx: Context, row: Loaded<GrantRow>, unit: Unit): Promise<Change[]> {
  const placeName = placeNameOf(unit.name, row.team);
  if (!showsUnit(row, unit.id) || row.placeName === placeName) return [];
  const { version, ...grant } = row;
  return [
    save(grantItem, grant, { ...grant, placeName }, version),
    ...(await renamingSessions(ctx, row.personId, unit)),
  ];
}
