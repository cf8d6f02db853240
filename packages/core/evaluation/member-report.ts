import type { Actor } from "@rengang/kernel/actor";
import type { PersonId } from "@rengang/kernel/ids";
import { inScope, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { requireMember } from "../members";
import { objectionItem, type ResultRow, resultItem } from "./items";
import { objectionView } from "./objections";
import { loadBasis, type ReportBasis } from "./report-head";
import { lineOf, resultsOf } from "./results";
import type { MemberReport } from "./schema";

/** Staff read their part of the tree, a liaison the own employer's people. */
function reads(actor: Actor, row: Pick<ResultRow, "unitId" | "employerId">): boolean {
  if (actor.grant.role !== "employer_liaison") return inScope(actor, row.unitId);
  return row.employerId !== undefined && row.employerId === actor.grant.employerId;
}

async function loadResult(ctx: Context, basis: ReportBasis, personId: PersonId): Promise<ResultRow> {
  if (basis.frozen) {
    const row = await ctx.table.get(resultItem, { personId, year: basis.head.year });
    if (!row) throw refuseCommon("thing.missing");
    const { version: _, ...result } = row;
    return result;
  }
  const [result] = await resultsOf(ctx, basis.scheme, [await requireMember(ctx, personId)]);
  if (!result) throw refuseCommon("thing.missing");
  return result;
}

async function reportOf(ctx: Context, basis: ReportBasis, result: ResultRow): Promise<MemberReport> {
  const { personId, year, recorded, records, exemptions } = result;
  const objection = await ctx.table.get(objectionItem, { personId, year });
  const { year: _, ...member } = lineOf(result);
  return {
    ...basis.head,
    member,
    recorded,
    records,
    exemptions,
    ...(basis.frozen?.objectBefore !== undefined && { objectBefore: toIso(basis.frozen.objectBefore) }),
    ...(objection && { objection: objectionView(objection) }),
  };
}

/** The acting member's year: every record, how much of it counts and why, the sums, and what is still to come. */
export async function myReport(ctx: Context, year: string): Promise<MemberReport> {
  permit(ctx.actor, "evaluation.mine");
  const basis = await loadBasis(ctx, year);
  return reportOf(ctx, basis, await loadResult(ctx, basis, ctx.actor.personId as PersonId));
}

/** The same of a member of the actor's part of the tree or of the own employer. @throws Refusal `thing.missing` */
export async function memberReport(ctx: Context, personId: PersonId, year: string): Promise<MemberReport> {
  permit(ctx.actor, "evaluation.view");
  const basis = await loadBasis(ctx, year);
  const result = await loadResult(ctx, basis, personId);
  if (!reads(ctx.actor, result)) throw refuseCommon("thing.missing");
  const report = await reportOf(ctx, basis, result);
  await keepLook(ctx, "evaluation.view", { personId }, fieldsShown([report, report.member]));
  return report;
}
