import type { UnitId } from "@rengang/kernel/ids";
import type { Context } from "../context";
import { type MemberRow, membersOf } from "../members";
import { communitySummaries, type ServiceRow, servicesOf } from "../services";
import { loadExemptions } from "./exemptions";
import type { LineRow, ResultRow } from "./items";
import { requiredOf, sharesLeft } from "./requirement";
import { type CountableRecord, countsEverything, workingOf } from "./rules";
import type { ExemptPeriod, Scheme } from "./schema";

/** Members that are computed at the same time: one query each. */
export const CHUNK = 40;

function presentPercent({ startedAt, endedAt, inAt, outAt }: ServiceRow): number | undefined {
  if (startedAt === undefined || endedAt === undefined || inAt === undefined || outAt === undefined) return undefined;
  const present = Math.max(0, Math.min(outAt, endedAt) - Math.max(inAt, startedAt));
  return (present / (endedAt - startedAt)) * 100;
}

function countable(row: ServiceRow): CountableRecord {
  const { id, on, title, team, evidence, backfilled, hours } = row;
  return { id, on, title, team, evidence, backfilled, hours, presentPercent: presentPercent(row) };
}

function factsOf(member: MemberRow, year: string) {
  const { personId, name, employerId, employerName, unitId, unitName } = member;
  return {
    year,
    personId,
    name,
    ...(employerId && { employerId }),
    ...(employerName && { employerName }),
    unitId,
    unitName,
    registered: member.registration.state === "accepted",
  };
}

async function resultOf(ctx: Context, scheme: Scheme, member: MemberRow, periods: ExemptPeriod[]): Promise<ResultRow> {
  const services = await servicesOf(ctx, member.personId, { from: scheme.from, to: scheme.to });
  return {
    ...factsOf(member, scheme.year),
    ...workingOf(services.map(countable), scheme, periods),
    exemptions: periods,
  };
}

/** The year of each member from the records as they stand now, `CHUNK` members at a time. */
export async function resultsOf(ctx: Context, scheme: Scheme, members: readonly MemberRow[]): Promise<ResultRow[]> {
  const results: ResultRow[] = [];
  for (let at = 0; at < members.length; at += CHUNK) {
    const chunk = members.slice(at, at + CHUNK);
    const exempt = await loadExemptions(
      ctx,
      scheme.year,
      chunk.map((m) => m.personId),
    );
    results.push(...(await Promise.all(chunk.map((m) => resultOf(ctx, scheme, m, exempt.get(m.personId) ?? [])))));
  }
  return results;
}

/** The line of a list, without the records behind it. */
export function lineOf({ records: _, recorded: __, exemptions: ___, ...line }: ResultRow): LineRow {
  return line;
}

/**
 * Every member of a community as the year stands now. Where the scheme counts everything, from the sums that the
 * stream keeps (two queries); otherwise from each member's records.
 */
export async function liveLines(ctx: Context, scheme: Scheme, community: UnitId): Promise<LineRow[]> {
  const members = await membersOf(ctx, community);
  if (!countsEverything(scheme)) return (await resultsOf(ctx, scheme, members)).map(lineOf);
  const [summaries, exempt] = await Promise.all([
    communitySummaries(ctx, community, scheme.year),
    loadExemptions(
      ctx,
      scheme.year,
      members.map((m) => m.personId),
    ),
  ]);
  const kept = new Map(summaries.map((s) => [s.personId, s]));
  return members.map((member) => {
    const { times, hours, byTeam, byMonth } = kept.get(member.personId) ?? {
      times: 0,
      hours: 0,
      byTeam: {},
      byMonth: {},
    };
    const required = requiredOf(scheme, exempt.get(member.personId) ?? []);
    const remaining = sharesLeft(required, { times, hours });
    return { ...factsOf(member, scheme.year), times, hours, byTeam, byMonth, required, remaining };
  });
}
