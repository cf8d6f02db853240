import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { addDays } from "@rengang/kernel/time";
import type { QuerySpec } from "@rengang/table/district-table";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { dayOfService, personOfService, type ServiceRow, type SummaryRow, serviceItem, summaryItem } from "./items";
import { totalsOf } from "./rules";
import type { ServiceId, Summary } from "./schema";

/** All records of a member's year, by date: one query, 1.0 read unit for a typical year. */
export const recordsOfYear = (
  ctx: Context,
  personId: PersonId,
  year: string,
  how: { strong?: boolean } = {},
): Promise<Loaded<ServiceRow>[]> =>
  ctx.table.queryAll(serviceItem, { pk: `PERSON#${personId}`, begins: `LEDGER#${year}#`, ...how });

const dayKey = (on: string): string => `LEDGER#${on.slice(0, 4)}#${on}`;

/** Where a member's records between two local days lie, both included, also over the turn of a year. */
const between = (personId: PersonId, from: string, to: string): QuerySpec => ({
  pk: `PERSON#${personId}`,
  between: [dayKey(from), `${dayKey(to)}~`],
});

/** The member's records of that day and of the days beside it, read strongly: what a decision about one looks at. */
export function recordsAround(ctx: Context, id: ServiceId): Promise<Loaded<ServiceRow>[]> {
  const on = dayOfService(id);
  return ctx.table.queryAll(serviceItem, {
    ...between(personOfService(id), addDays(on, -1), addDays(on, 1)),
    strong: true,
  });
}

/**
 * The confirmed services of a member between two local days, both included, by date; for other capabilities' own
 * rules (they ask for the permission). One query, also over the turn of a year: 1.0 read unit for a typical year.
 */
export async function servicesOf(
  ctx: Context,
  personId: PersonId,
  { from, to }: { from: string; to: string },
): Promise<ServiceRow[]> {
  const found = await ctx.table.queryAll(serviceItem, between(personId, from, to));
  return found.flatMap(({ version: _, ...row }) => (row.state === "confirmed" ? [row] : []));
}

/**
 * The year of each member of the community with at least one confirmed service, by person id; for other capabilities' own
 * rules. 0.5 read units for each 4 KB; a member's year is some 300 bytes and 40 more a service.
 */
export async function communitySummaries(ctx: Context, communityId: UnitId, year: string): Promise<SummaryRow[]> {
  const rows = await ctx.table.queryAll(summaryItem, { pk: `LEDGER#${year}#${communityId}`, index: 1 });
  return rows.filter(({ times }) => times > 0);
}

/** How many services of a member are confirmed in a year, as far as they are summed up; for other capabilities' own rules. */
export async function timesServed(ctx: Context, personId: PersonId, year: string): Promise<number> {
  return (await ctx.table.get(summaryItem, { personId, year }, { strong: true }))?.times ?? 0;
}

/** The totals of a member's year counted from the records themselves: what the kept ones must equal. */
export async function recount(ctx: Context, personId: PersonId, year: string): Promise<Summary> {
  return totalsOf(await recordsOfYear(ctx, personId, year, { strong: true }));
}
