import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { type Guard, put } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type MemberRow, memberItem } from "../members";
import { communitySummaryItem, type ServiceRow, serviceItem, summaryItem } from "./items";
import { yearOf } from "./read";
import { totalsOf } from "./rules";

/** The state that totals were counted from; a record counts from its first confirmation on, and never leaves. */
const countedFrom = (records: readonly Loaded<ServiceRow>[]): number =>
  records.reduce((sum, r) => sum + (r.confirmedAt === undefined ? 0 : r.version), 0);

/** A commit that a later one has overtaken has nothing left to do. */
async function unlessOvertaken(commit: Promise<void>): Promise<void> {
  try {
    await commit;
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}

/** The member now. Must be read after the records: see `keepYear`. */
async function memberNow(ctx: Context, personId: PersonId): Promise<Loaded<MemberRow>> {
  const member = await ctx.table.get(memberItem, personId, { strong: true });
  if (!member) throw refuseCommon("thing.missing");
  return member;
}

function keepRow(
  ctx: Context,
  member: Loaded<MemberRow>,
  year: string,
  records: readonly Loaded<ServiceRow>[],
  at: UnitId,
) {
  const [of, asOf, totals] = [countedFrom(records), member.version, totalsOf(records)];
  const { personId, name, employerId, employerName } = member;
  const gone = member.unitId !== at || totals.times === 0;
  const row = { personId, name, employerId, employerName, ...totals, of, asOf, ...(gone && { goneAt: ctx.now }) };
  const later: Guard = {
    if: "attribute_not_exists(pk) OR #of < :of OR (#of = :of AND #asOf < :asOf)",
    values: { of, asOf },
  };
  const id = { communityId: at, year, personId };
  return unlessOvertaken(ctx.commit("services.summarise", [put(communitySummaryItem, id, row, later)]));
}

/**
 * Counts a member's year again and keeps the totals, where they are later than the kept ones: harmless under
 * duplicates and any order. Records are read before the member, so that whoever knows a newer record also knows the
 * member as he or she was by then; the community's row comes before the header, so that a header says both are done.
 */
export async function keepYear(ctx: Context, personId: PersonId, year: string): Promise<void> {
  const { header, records } = await yearOf(ctx, personId, year, { strong: true });
  const of = countedFrom(records);
  if (of === 0 || (header && header.of >= of)) return;
  const member = await memberNow(ctx, personId);
  await keepRow(ctx, member, year, records, member.unitId);
  const later: Guard = { if: "attribute_not_exists(pk) OR #of < :of", values: { of } };
  await unlessOvertaken(
    ctx.commit("services.summarise", [put(summaryItem, { personId, year }, { ...totalsOf(records), of }, later)]),
  );
}

/** Lets the community rows of all a member's years follow a change of the member: a move, a new name or employer. */
export async function followMember(ctx: Context, personId: PersonId, left: UnitId): Promise<void> {
  const all = await ctx.table.queryAll(serviceItem, { pk: `PERSON#${personId}`, begins: "LEDGER#", strong: true });
  if (countedFrom(all) === 0) return;
  const member = await memberNow(ctx, personId);
  for (const year of new Set(all.map((r) => r.on.slice(0, 4)))) {
    const records = all.filter((r) => r.on.startsWith(year));
    if (countedFrom(records) === 0) continue;
    for (const unit of new Set([member.unitId, left])) await keepRow(ctx, member, year, records, unit);
  }
}
