import { covers, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Context } from "../context";
import { communitySummaries } from "../services";
import { loadUnits } from "../units";
import type { Unit } from "../units/schema";
import { type DistrictTotalsRow, districtTotalsItem } from "./items";
import { loadBasis, streetNameOf } from "./report-head";
import { countsEverything } from "./rules";
import type { DistrictReport, GroupTotals } from "./schema";
import { addTotals, noTotals } from "./totals";

type CommunityRow = DistrictTotalsRow["communities"][number];
/** Communities that are read at the same time. */
const AT_ONCE = 8;

async function liveTotals(ctx: Context, community: UnitId, year: string): Promise<GroupTotals> {
  const rows = await communitySummaries(ctx, community, year);
  const groups = rows.map(({ times, hours, byTeam, byMonth }) => {
    return { times, hours, byTeam, byMonth, served: times > 0 ? 1 : 0 };
  });
  return groups.reduce(addTotals, noTotals());
}

async function liveCommunities(
  ctx: Context,
  units: readonly Unit[],
  area: UnitId,
  year: string,
): Promise<CommunityRow[]> {
  const wanted = units.filter((u) => u.level === "community" && covers(area, u.id));
  const rows: CommunityRow[] = [];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const chunk = wanted.slice(at, at + AT_ONCE).map(async ({ id, name }) => {
      const totals = await liveTotals(ctx, id, year);
      return { unitId: id, unitName: name, streetName: streetNameOf(units, id), totals };
    });
    rows.push(...(await Promise.all(chunk)));
  }
  return rows.sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}

async function frozenCommunities(ctx: Context, area: UnitId, year: string): Promise<CommunityRow[]> {
  const row = await ctx.table.get(districtTotalsItem, year);
  if (!row) throw refuseCommon("thing.missing");
  return row.communities.filter((c) => covers(area, c.unitId));
}

/**
 * The year of the district, or of the part that the actor answers for: sums by team and month, and the communities in
 * the order of the tree. There is no other order and no rank: the report shows where teams are thin, not who is first.
 */
export async function districtReport(ctx: Context, year: string): Promise<DistrictReport> {
  const { unitId: area = ROOT_UNIT } = permit(ctx.actor, "evaluation.view");
  scope(ctx.actor, area);
  const [units, basis] = await Promise.all([loadUnits(ctx), loadBasis(ctx, year)]);
  const rows = basis.frozen ? await frozenCommunities(ctx, area, year) : await liveCommunities(ctx, units, area, year);
  return {
    ...basis.head,
    unitId: area,
    unitName: units.find((u) => u.id === area)?.name ?? "",
    totals: rows.map((r) => r.totals).reduce(addTotals, noTotals()),
    communities: rows.map(({ totals, ...named }) => ({ ...named, ...totals })),
    basis: basis.frozen || countsEverything(basis.scheme) ? "counted" : "recorded",
  };
}
