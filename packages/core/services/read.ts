import type { PersonId, UnitId } from "@rengang/kernel/ids";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type CommunitySummaryRow, communitySummaryItem, type ServiceRow, serviceItem } from "./items";
import { totalsOf } from "./rules";
import type { Summary } from "./schema";

/** Every record of a member's year, in any state, by date. */
export function recordsOfYear(
  ctx: Context,
  personId: PersonId,
  year: string,
  how: { strong?: boolean } = {},
): Promise<Loaded<ServiceRow>[]> {
  return ctx.table.queryAll(serviceItem, { pk: `PERSON#${personId}`, begins: `LEDGER#${year}#`, ...how });
}

/**
 * The confirmed services of a member between two local days, both included, by date; for other capabilities' own
 * rules (they ask for the permission). One query a year, 1.0 read unit for a typical one.
 */
export async function servicesOf(
  ctx: Context,
  personId: PersonId,
  { from, to }: { from: string; to: string },
): Promise<ServiceRow[]> {
  const years: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) years.push(String(year));
  const found = await Promise.all(
    years.map((year) =>
      ctx.table.queryAll(serviceItem, {
        pk: `PERSON#${personId}`,
        between: [
          `LEDGER#${year}#${from > `${year}-` ? from : `${year}-`}`,
          `LEDGER#${year}#${to < `${year}-12-31` ? to : `${year}-12-31`}~`,
        ],
      }),
    ),
  );
  return found.flat().flatMap(({ version: _, ...row }) => (row.state === "confirmed" ? [row] : []));
}

/**
 * One row per member of the community with at least one confirmed service in the year, by person id; for other
 * capabilities' own rules. 0.5 read units for each 4 KB.
 */
export async function communitySummaries(
  ctx: Context,
  communityId: UnitId,
  year: string,
): Promise<CommunitySummaryRow[]> {
  const rows = await ctx.table.queryAll(communitySummaryItem, { pk: `LEDGER#${year}#${communityId}` });
  return rows.flatMap(({ version: _, of: __, goneAt, ...row }) => (goneAt === undefined ? [row] : []));
}

/** The totals of a member's year counted from the records themselves: what the kept ones must equal. */
export async function recount(ctx: Context, personId: PersonId, year: string): Promise<Summary> {
  return totalsOf(await recordsOfYear(ctx, personId, year, { strong: true }));
}
