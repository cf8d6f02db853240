import { covers, type EmployerId, type PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { maskPhone } from "@rengang/kernel/masking";
import { compareNames } from "@rengang/kernel/names";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import type { Context } from "../../context";
import { keepLook } from "../../looks";
import { memberItem } from "../../members/items";
import { formsOf } from "../entries";
import { entryItem } from "../items";
import { fieldsOfForms, withFacts } from "../read";
import { seesForm } from "../rules";
import type { Form } from "../schema";
import { type PackageId, type PackageRow, packageItem } from "./items";
import { type CoveringRow, listPackagesSchema, type Package, type PackageDetail } from "./schema";

const viewOf = (row: PackageRow): Package => ({
  periodId: row.periodId,
  periodTitle: row.periodTitle,
  employerId: row.employerId,
  employerName: row.employerName,
  delivered: row.delivered,
  receipted: row.receipted,
  replied: row.replied,
  firstDeliveredAt: toIso(row.firstAt),
  lastDeliveredAt: toIso(row.lastAt),
  sentAt: row.access && toIso(row.access.sentAt),
  sentTo: row.access && maskPhone(row.access.to),
  undelivered: row.undelivered?.sentAt === row.access?.sentAt ? row.undelivered?.reason : undefined,
  openedAt: row.openedAt === undefined ? undefined : toIso(row.openedAt),
});

/** The liaison sees the own employer's packages, staff those with a form from their part of the tree. */
function seesPackage(ctx: Context, row: PackageRow): boolean {
  const { role, employerId, unitId } = ctx.actor.grant;
  if (role === "employer_liaison") return row.employerId === employerId;
  return unitId !== undefined && row.communities.some((c) => covers(unitId, c));
}

/** A package that the actor may see, or `thing.missing`. */
export async function requirePackage(ctx: Context, id: PackageId): Promise<Loaded<PackageRow>> {
  const row = await ctx.table.get(packageItem, id, { strong: true });
  if (!row || !seesPackage(ctx, row)) throw refuseCommon("thing.missing");
  return row;
}

/** The liaison's packages of every period; for staff those of one period. */
export async function listPackages(ctx: Context, input: z.input<typeof listPackagesSchema>): Promise<Package[]> {
  const grant = permit(ctx.actor, "feedback.package");
  const { periodId } = parse(listPackagesSchema, input);
  if (grant.role === "employer_liaison") {
    const rows = await ctx.table.queryAll(packageItem, { pk: `PACKAGES#${grant.employerId as EmployerId}` });
    const wanted = rows.filter((r) => periodId === undefined || r.periodId === periodId);
    return wanted.sort((a, b) => b.lastAt - a.lastAt).map(viewOf);
  }
  if (periodId === undefined) return [];
  const rows = await ctx.table.queryAll(packageItem, { pk: `PACKAGES#${periodId}`, index: 1 });
  return rows.filter((row) => seesPackage(ctx, row)).map(viewOf);
}

const byCommunityAndName = (a: Form, b: Form) =>
  a.unitId.localeCompare(b.unitId) || compareNames(a.name, b.name) || a.personId.localeCompare(b.personId);

/** The covering list (序号 姓名 社区 次数 小时 评价等次 备注): an objection that was answered is said in the last column. */
export const coveringOf = (forms: readonly Form[]): CoveringRow[] =>
  forms.map(({ personId, name, unitId, unitName, times, hours, grade, objections, signature }, i) => ({
    index: i + 1,
    personId,
    name,
    unitId,
    unitName,
    times,
    hours,
    grade,
    note: objections.some((o) => o.outcome === "upheld")
      ? "本人有异议，社区已答复"
      : signature?.basis === "silence"
        ? "公示期内未提出异议"
        : "",
  }));

/** The rows that may stand in a public notice: without those whose objection to it was accepted. 0.5 units a row. */
export async function publishedOf(ctx: Context, covering: readonly CoveringRow[]): Promise<CoveringRow[]> {
  permit(ctx.actor, "feedback.package");
  const ids = covering.map(({ personId }) => personId as PersonId);
  const members = await ctx.table.getMany(memberItem, ids);
  const left = new Set<string>(members.filter((m) => m.stopped?.publication).map(({ personId }) => personId));
  return covering.filter(({ personId }) => !left.has(personId)).map((row, i) => ({ ...row, index: i + 1 }));
}

/** A package with its covering list and forms; staff of a community see the forms of their own. */
export async function viewPackage(ctx: Context, id: PackageId): Promise<PackageDetail> {
  permit(ctx.actor, "feedback.package");
  const row = await requirePackage(ctx, id);
  const pk = `PACKAGE#${id.periodId}#${id.employerId}`;
  const there = await formsOf(ctx, await ctx.table.queryAll(entryItem, { pk, index: 2 }));
  const rows = there.filter((f) => "delivery" in f.stage && f.employerId === id.employerId && seesForm(ctx.actor, f));
  const forms = (await withFacts(ctx, id.periodId, rows)).sort(byCommunityAndName);
  await keepLook(ctx, "feedback.package", { employerId: id.employerId }, fieldsOfForms(forms));
  return { ...viewOf(row), covering: coveringOf(forms), forms };
}
