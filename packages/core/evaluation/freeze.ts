import type { EmployerId, UnitId } from "@rengang/kernel/ids";
import { Stale } from "@rengang/kernel/refusal";
import { absent, check, put, save } from "@rengang/table/change";
import type { Context } from "../context";
import { type MemberRow, memberItem } from "../members";
import type { Unit } from "../units/schema";
import { type CommunityTotalsRow, communityTotalsItem, type HeadRow, lineItem, resultItem } from "./items";
import { CHUNK, lineOf, resultsOf } from "./results";
import { addTotals, noTotals, totalsOfMember } from "./totals";

/** Members that one page of a community holds at most. */
export const PAGE = 5 * CHUNK;

async function freezeMembers(ctx: Context, { year, scheme }: HeadRow, members: readonly MemberRow[]): Promise<void> {
  const ids = members.map(({ personId }) => ({ personId, year }));
  const frozen = new Set((await ctx.table.getMany(resultItem, ids)).map((r) => r.personId));
  const fresh = members.filter((m) => !frozen.has(m.personId));
  const [first] = fresh;
  if (!first) return;
  const results = await resultsOf(ctx, scheme, fresh);
  await ctx.commit("evaluation.freeze", [
    // Lines join only while nobody adds them up.
    check(communityTotalsItem, { year, unitId: first.unitId }, absent()),
    ...results.flatMap((result) => [
      put(resultItem, { personId: result.personId, year }, result, absent()),
      put(lineItem, { year, unitId: result.unitId, personId: result.personId }, lineOf(result), absent()),
    ]),
  ]);
}

/**
 * Freezes the results of the next members of a community. A member has one result a year, wherever he or she is met:
 * whoever has one is passed over, so the same page again writes nothing.
 * @returns how many members were met, and the place to go on from, absent after the last one
 */
export async function freezePage(
  ctx: Context,
  head: HeadRow,
  community: UnitId,
): Promise<{ met: number; after?: string | undefined }> {
  if (await ctx.table.get(communityTotalsItem, { year: head.year, unitId: community }, { strong: true }))
    return { met: 0 };
  const page = await ctx.table.query(memberItem, {
    pk: `MEMBERS#${community}`,
    index: 1,
    between: [head.unitId === community && head.after ? `${head.after}!` : "!", "~"],
    limit: PAGE,
  });
  for (let at = 0; at < page.rows.length; at += CHUNK) {
    await freezeMembers(ctx, head, page.rows.slice(at, at + CHUNK));
  }
  const last = page.rows.at(-1);
  return { met: page.rows.length, after: page.cursor && last ? memberItem.index?.(last).gsk1 : undefined };
}

type Sums = Required<Pick<CommunityTotalsRow, "totals" | "byEmployer">>;

/** A community's sums, counted from its frozen lines page by page. */
export async function sumLines(ctx: Context, year: string, community: UnitId): Promise<Sums> {
  let totals = { ...noTotals(), members: 0, registered: 0 } as NonNullable<Sums["totals"]>;
  const byEmployer: NonNullable<Sums["byEmployer"]> = {};
  let cursor: string | undefined;
  do {
    const spec = { pk: `REPORT#${year}#${community}`, begins: "per_", strong: true, cursor };
    const page = await ctx.table.query(lineItem, spec);
    for (const line of page.rows) {
      const one = totalsOfMember(line);
      totals = addTotals(totals, one);
      if (!line.employerId) continue;
      const known = byEmployer[line.employerId as EmployerId];
      byEmployer[line.employerId] = {
        employerName: known?.employerName ?? line.employerName ?? "",
        totals: known ? addTotals(known.totals, one) : one,
      };
    }
    cursor = page.cursor;
  } while (cursor);
  return { totals, byEmployer };
}

/**
 * Adds a community up. It is sealed first, so that what is added up cannot grow meanwhile: done twice, by two
 * processes or after a crash, it gives the same sums.
 */
export async function sumCommunity(ctx: Context, year: string, unit: Unit, streetName: string): Promise<void> {
  const id = { year, unitId: unit.id };
  const named = { unitId: unit.id, unitName: unit.name, streetName };
  try {
    await ctx.commit("evaluation.seal", [put(communityTotalsItem, id, { state: "sealed", ...named }, absent())]);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
  const row = await ctx.table.get(communityTotalsItem, id, { strong: true });
  if (!row || row.state === "done") return;
  const { version, ...sealed } = row;
  const sums = await sumLines(ctx, year, unit.id);
  await ctx.commit("evaluation.sum", [save(communityTotalsItem, id, { ...sealed, ...sums, state: "done" }, version)]);
}
