import { ancestorAt, type EmployerId, type UnitId } from "@rengang/kernel/ids";
import { listingTime } from "@rengang/kernel/time";
import { type Change, save } from "@rengang/table/change";
import type { QuerySpec } from "@rengang/table/district-table";
import type { Context } from "../context";
import { type MemberRow, memberItem } from "../members/items";
import { grantItem } from "../people/items";
import { isAt, type Place, renamingGrant, renamingSessions } from "../people/renamed-place";
import { postDetailItem, postItem } from "../posts/items";

/** One page of what bears a copy of a name: what each row of it takes, nothing where it is up to date. */
interface Stretch {
  readonly changes: (() => Promise<Change[]>)[];
  readonly cursor?: string | undefined;
}
export type Walk<P extends Place> = (ctx: Context, place: P, cursor: string | undefined) => Promise<Stretch>;

const PAGE = 100;

/** Roles held there, and what their holders' sessions show: some dozens in a district. */
export const roles: Walk<Place> = async (ctx, place) => {
  const rows = await ctx.table.queryAll(grantItem, { pk: "GRANTS", index: 1 });
  return {
    changes: rows
      .filter((row) => isAt(row, place))
      .map((row) => async () => {
        const grant = await ctx.table.get(grantItem, row, { strong: true });
        return grant ? renamingGrant(ctx, grant, place) : [];
      }),
  };
};

/** One page of members, of whom `said` tells what the row should say of the place, or nothing where it does. */
async function membersOn(
  ctx: Context,
  place: Place,
  list: Omit<QuerySpec, "limit">,
  said: (row: MemberRow) => Partial<MemberRow> | undefined,
): Promise<Stretch> {
  const page = await ctx.table.query(memberItem, { ...list, limit: PAGE });
  return {
    cursor: page.cursor,
    changes: page.rows.filter(said).map(({ personId }) => async () => {
      const row = await ctx.table.get(memberItem, personId, { strong: true });
      const now = row && said(row);
      if (!now) return [];
      const { version, ...member } = row;
      // Of the two only the community stands in a member's session.
      const sessions = "unitName" in now ? await renamingSessions(ctx, personId, place) : [];
      return [save(memberItem, personId, { ...member, ...now }, version), ...sessions];
    }),
  };
}

type UnitPlace = Place & { readonly id: UnitId };
type EmployerPlace = Place & { readonly id: EmployerId };

/** Members of the community, or of the community that the compound lies in. */
export const residents: Walk<UnitPlace> = async (ctx, { id, name }, cursor) => {
  const community = ancestorAt(id, "community");
  if (!community) return { changes: [] };
  return membersOn(ctx, { id, name }, { pk: `MEMBERS#${community}`, index: 1, cursor }, (row) => {
    if (row.unitId === id && row.unitName !== name) return { unitName: name };
    if (row.compoundId === id && row.compoundName !== name) return { compoundName: name };
    return undefined;
  });
};

/** Members who work there. */
export const employees: Walk<EmployerPlace> = async (ctx, { id, name }, cursor) =>
  membersOn(ctx, { id, name }, { pk: `EMPLOYEES#${id}`, index: 2, cursor }, (row) =>
    row.employerId === id && row.employerName !== name ? { employerName: name } : undefined,
  );

/** The unit's posts from today on; what is over was announced under the name of then. */
export const postsAhead: Walk<UnitPlace> = async (ctx, unit, cursor) => {
  const between = [`P#${listingTime(ctx.now).slice(0, 8)}`, "P#~"] as const;
  const page = await ctx.table.query(postItem, { pk: `POSTS#${unit.id}`, between, limit: PAGE, cursor });
  return {
    cursor: page.cursor,
    changes: page.rows.map(({ id }) => async () => {
      const row = await ctx.table.get(postDetailItem, id, { strong: true });
      if (!row || row.unitName === unit.name) return [];
      const { version, ...detail } = row;
      return [save(postDetailItem, id, { ...detail, unitName: unit.name }, version)];
    }),
  };
};
