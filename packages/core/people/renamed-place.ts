import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { type Change, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { teamName } from "../teams/schema";
import { keptAccount, loadAccount } from "./account";
import { type GrantRow, grantItem, type SessionGrant } from "./items";

/** A unit or an employer, as far as a role at it shows it. */
export interface Place {
  readonly id: UnitId | EmployerId;
  readonly name: string;
}

/** How a role's place is called: the unit, and the team where the role is one for a team. */
export const placeNameOf = (name: string, team: string | undefined): string =>
  team === undefined ? name : `${name} · ${teamName(team as never)}`;

type At = Pick<GrantRow, "unitId" | "employerId" | "postId">;

/** Whether a role is shown with this place; a post's organiser is shown with the post. */
export const isAt = ({ unitId, employerId, postId }: At, { id }: Place): boolean =>
  employerId === id || (unitId === id && postId === undefined);

/** A session's role under the present name of its place. */
function called(grant: SessionGrant, place: Place): SessionGrant {
  if (!isAt(grant, place)) return grant;
  const name = placeNameOf(place.name, grant.team);
  return grant.employerId === undefined ? { ...grant, unitName: name } : { ...grant, employerName: name };
}

/** The person's sessions with a place's present name, as part of a commit; nothing where none shows another name of it. */
export async function renamingSessions(ctx: Context, personId: PersonId, place: Place): Promise<Change[]> {
  const account = await loadAccount(ctx, personId);
  const sessions = account.sessions.map((one) => ({ ...one, grants: one.grants.map((grant) => called(grant, place)) }));
  const same = JSON.stringify(sessions) === JSON.stringify(account.sessions);
  return same ? [] : [keptAccount(ctx, personId, account, { sessions })];
}

/** A role under its place's present name, with the sessions of whoever holds it; nothing where it is so already. */
export async function renamingGrant(ctx: Context, row: Loaded<GrantRow>, place: Place): Promise<Change[]> {
  const placeName = placeNameOf(place.name, row.team);
  if (row.placeName === placeName) return [];
  const { version, ...grant } = row;
  const sessions = await renamingSessions(ctx, row.personId, place);
  return [save(grantItem, grant, { ...grant, placeName }, version), ...sessions];
}
