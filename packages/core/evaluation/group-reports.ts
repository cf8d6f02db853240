import { type EmployerId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { inScope, permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Context } from "../context";
import { employerItem } from "../employers";
import { fieldsShown, keepLook } from "../looks";
import { memberItem } from "../members";
import { loadUnits } from "../units";
import { employerTotalsItem, type LineRow, lineItem } from "./items";
import { refuseEvaluation } from "./refusals";
import { loadBasis, type ReportBasis, streetNameOf } from "./report-head";
import { lineOf, liveLines, resultsOf } from "./results";
import type { CommunityReport, EmployerReport, EmployersReport, MemberResult } from "./schema";
import { byEmployerName, byName, totalsOfMembers } from "./totals";

const resultOfLine = ({ year: _, version: __, ...line }: LineRow & { version?: number }): MemberResult => line;

/** A community's year: the sums, and every member by name. @throws Refusal `thing.missing` for other levels */
export async function communityReport(ctx: Context, unitId: UnitId, year: string): Promise<CommunityReport> {
  permit(ctx.actor, "evaluation.view");
  scope(ctx.actor, unitId);
  const [units, basis] = await Promise.all([loadUnits(ctx), loadBasis(ctx, year)]);
  const unit = units.find((u) => u.id === unitId && u.level === "community");
  if (!unit) throw refuseCommon("thing.missing");
  const lines = basis.frozen
    ? await ctx.table.queryAll(lineItem, { pk: `REPORT#${year}#${unitId}`, begins: "per_" })
    : await liveLines(ctx, basis.scheme, unitId);
  const members = byName(lines.map(resultOfLine));
  await keepLook(ctx, "evaluation.list", { unitId }, fieldsShown(members));
  const named = { unitId, unitName: unit.name, streetName: streetNameOf(units, unitId) };
  return { ...basis.head, ...named, totals: totalsOfMembers(members), members };
}

async function linesOfEmployer(ctx: Context, basis: ReportBasis, id: EmployerId): Promise<LineRow[]> {
  const { year } = basis.head;
  if (basis.frozen) return ctx.table.queryAll(lineItem, { pk: `REPORT#${year}#EMPLOYER#${id}`, index: 2 });
  const members = await ctx.table.queryAll(memberItem, { pk: `EMPLOYEES#${id}`, index: 2 });
  const seen =
    ctx.actor.grant.role === "employer_liaison" ? members : members.filter((m) => inScope(ctx.actor, m.unitId));
  return (await resultsOf(ctx, basis.scheme, seen)).map(lineOf);
}

/**
 * An employer's year. A liaison reads the own employer, staff of it the people who live in their part of the tree.
 * @throws Refusal `thing.missing`
 */
export async function employerReport(ctx: Context, employerId: EmployerId, year: string): Promise<EmployerReport> {
  const { role, employerId: own } = permit(ctx.actor, "evaluation.view");
  const liaison = role === "employer_liaison";
  if (liaison && own !== employerId) throw refuseCommon("thing.missing");
  const [employer, basis] = await Promise.all([ctx.table.get(employerItem, employerId), loadBasis(ctx, year)]);
  const lines = await linesOfEmployer(ctx, basis, employerId);
  const members = byName(lines.filter((l) => liaison || inScope(ctx.actor, l.unitId)).map(resultOfLine));
  const employerName = employer?.name ?? members[0]?.employerName;
  if (employerName === undefined) throw refuseCommon("thing.missing");
  await keepLook(ctx, "evaluation.list", { employerId }, fieldsShown(members));
  return { ...basis.head, employerId, employerName, totals: totalsOfMembers(members), members };
}

/** Every employer's sums of a frozen year, by name. @throws Refusal `evaluation.not_closed` */
export async function employersReport(ctx: Context, year: string): Promise<EmployersReport> {
  permit(ctx.actor, "evaluation.view");
  scope(ctx.actor, ROOT_UNIT);
  const basis = await loadBasis(ctx, year);
  if (!basis.frozen) throw refuseEvaluation("evaluation.not_closed", { year });
  const rows = await ctx.table.queryAll(employerTotalsItem, { pk: `REPORT#${year}#EMPLOYERS` });
  const employers = rows.map(({ employerId, employerName, totals }) => ({ employerId, employerName, ...totals }));
  return { ...basis.head, employers: byEmployerName(employers) };
}
