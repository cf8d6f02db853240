import type { PostId, UnitId } from "@rengang/kernel/ids";
import { DAY, HOUR, MINUTE } from "@rengang/kernel/time";
import { put } from "@rengang/table/change";
import { defineItem } from "@rengang/table/item";
import type { Context } from "../context";
import type { DistrictSettings } from "../districts/schema";
import type { PostRow } from "../posts";

/** Sessions further back are confirmed from their own page. */
const LOOK_BACK = 60 * DAY;

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

/** From when on a unit's sessions have to be looked through, in epoch milliseconds. 0.5 read units. */
export async function unsettledFrom(ctx: Context, unitId: UnitId, settings: DistrictSettings): Promise<number> {
  const known = await ctx.table.get(settledItem, unitId);
  const first = ctx.now - LOOK_BACK;
  return known && known.tickHours >= settings.tickHours ? Math.max(first, known.from) : first;
}

/**
 * From when on sessions stay to be looked through: from the first at which somebody waits, or at which presence can still be
 * recorded without an index entry (a day is added for clocks). Epoch milliseconds.
 * @param waiting the posts at which somebody waits
 */
export function settledUntil(
  sessions: readonly Pick<PostRow, "id" | "from" | "to">[],
  waiting: ReadonlySet<PostId>,
  { tickHours, checkInAfterMinutes }: Pick<DistrictSettings, "tickHours" | "checkInAfterMinutes">,
  now: number,
): number {
  const over = now - Math.max(tickHours * HOUR, checkInAfterMinutes * MINUTE) - DAY;
  const stay = sessions.filter(({ id, to = Number.POSITIVE_INFINITY }) => waiting.has(id) || to * MINUTE > over);
  return Math.min(over, ...stay.map(({ from = 0 }) => from * MINUTE));
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
