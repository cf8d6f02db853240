import { ancestorAt, type UnitId } from "@rengang/kernel/ids";
import { listingTime } from "@rengang/kernel/time";
import { type Change, save } from "@rengang/table/change";
import { type Context, settle } from "../context";
import type { JobStep } from "../jobs";
import { type MemberRow, memberItem } from "../members/items";
import { grantItem } from "../people/items";
import { renamingGrant, renamingSessions } from "../people/renamed-place";
import { postDetailItem, postItem } from "../posts/items";
import { unitItem } from "../units/items";
import type { Unit } from "../units/schema";

/** One page of what bears a copy of a unit's name: what each of it takes, decided again where somebody was quicker. */
interface Stretch {
  readonly changes: (() => Promise<Change[]>)[];
  readonly cursor?: string | undefined;
}
type Walk = (ctx: Context, unit: Unit, cursor: string | undefined) => Promise<Stretch>;

const PAGE = 100;

/** Roles held there, and what their holders' sessions show: some dozens in a district. */
const roles: Walk = async (ctx, unit) => {
  const rows = await ctx.table.queryAll(grantItem, { pk: "GRANTS", index: 1 });
  const there = rows.filter((row) => row.unitId === unit.id);
  const now = async (row: (typeof there)[number]) => ctx.table.get(grantItem, row, { strong: true });
  return {
    changes: there.map((row) => async () => {
      const grant = await now(row);
      return grant ? renamingGrant(ctx, grant, unit) : [];
    }),
  };
};

/** What a member's row says of the unit, where it says another name. */
function homeOf(row: MemberRow, { id, name }: Unit): Partial<MemberRow> | undefined {
  if (row.unitId === id && row.unitName !== name) return { unitName: name };
  if (row.compoundId === id && row.compoundName !== name) return { compoundName: name };
  return undefined;
}

/** Members of the community, or of the community that the compound lies in. */
const members: Walk = async (ctx, unit, cursor) => {
  const community = ancestorAt(unit.id, "community");
  if (!community) return { changes: [] };
  const page = await ctx.table.query(memberItem, { pk: `MEMBERS#${community}`, index: 1, limit: PAGE, cursor });
  const wrong = page.rows.filter((row) => homeOf(row, unit));
  return {
    cursor: page.cursor,
    changes: wrong.map(({ personId }) => async () => {
      const row = await ctx.table.get(memberItem, personId, { strong: true });
      const home = row && homeOf(row, unit);
      if (!home) return [];
      const { version, ...member } = row;
      const sessions = home.unitName === undefined ? [] : await renamingSessions(ctx, personId, unit);
      return [save(memberItem, personId, { ...member, ...home }, version), ...sessions];
    }),
  };
};

/** Its posts from today on; what is over was announced under the name of then. */
const postsAhead: Walk = async (ctx, unit, cursor) => {
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

const WALKS: readonly Walk[] = [roles, members, postsAhead];

/**
 * One page of what bears a copy of a unit's name; the name is the unit's present one, so that of two new names the later one
 * stays, whichever job comes last. Harmless when repeated.
 */
export const renameStep: JobStep = async (ctx, job) => {
  const walk = WALKS[job.done];
  if (!walk) return { done: job.done, finished: true };
  const unit = await ctx.table.get(unitItem, job.input.unitId as UnitId, { strong: true });
  if (!unit) throw new Error("the unit of a renaming is gone");
  const { changes, cursor = "" } = await walk(ctx, unit, String(job.result.cursor ?? "") || undefined);
  for (const change of changes) {
    await settle(async () => {
      const wanted = await change();
      if (wanted.length > 0) await ctx.commit("units.rename", wanted);
    });
  }
  const done = cursor ? job.done : job.done + 1;
  return { done, finished: done === WALKS.length, result: { cursor } };
};
