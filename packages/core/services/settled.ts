import type { PostId, UnitId } from "@rengang/kernel/ids";
import { DAY, MINUTE } from "@rengang/kernel/time";
import { put } from "@rengang/table/change";
import type { Context } from "../context";
import type { DistrictSettings } from "../districts/schema";
import type { PostRow } from "../posts";
import { settledItem } from "./items";
import { settledUntil } from "./rules";

/** Sessions further back are confirmed from their own page. */
const LOOK_BACK = 60 * DAY;

/** From when on a unit's sessions have to be looked through, in epoch milliseconds. 0.5 read units. */
export async function unsettledFrom(ctx: Context, unitId: UnitId, settings: DistrictSettings): Promise<number> {
  const known = await ctx.table.get(settledItem, unitId);
  const first = ctx.now - LOOK_BACK;
  return known && known.tickHours >= settings.tickHours ? Math.max(first, known.from) : first;
}

/** Keeps up to where sessions are settled, where that spares the next look at least one of them. 1 write unit then. */
export async function keepSettled(
  ctx: Context,
  unitId: UnitId,
  sessions: readonly PostRow[],
  waiting: ReadonlySet<PostId>,
  settings: DistrictSettings,
): Promise<void> {
  const from = settledUntil(sessions, waiting, settings, ctx.now);
  if (!sessions.some((post) => post.from !== undefined && post.from * MINUTE < from)) return;
  await ctx.commit("services.settle", [put(settledItem, unitId, { from, tickHours: settings.tickHours })]);
}
