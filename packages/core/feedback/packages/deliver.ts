import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { type Change, erased, put, save } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../../context";
import { employerItem } from "../../employers";
import type { Employer } from "../../employers/schema";
import type { RowResults } from "../../members/schema";
import type { FormRow, PeriodRow } from "../items";
import { stepOf } from "../load";
import { changeFormsWith, chosenForms } from "../many-forms";
import { requirePeriod } from "../periods/open";
import { delivered } from "../rules";
import { chosenFormsSchema } from "../schema";
import { accessAfter, freshAccess } from "./access";
import { linkItem, type PackageRow, packageItem } from "./items";

/** A changed link: the new one can be found, the old one no longer. */
export function linkChanges(row: PackageRow, before: PackageRow | undefined): Change[] {
  const { access, periodId, employerId } = row;
  const old = before?.access;
  if (access?.hash === old?.hash) return [];
  return [
    ...(access
      ? [put(linkItem, access.hash, { periodId, employerId, nonce: access.nonce, tries: 0, endsAt: access.endsAt })]
      : []),
    ...(old ? [erased(linkItem, old.hash)] : []),
  ];
}

async function intoPackage(
  ctx: Context,
  period: PeriodRow,
  employer: Employer,
  forms: readonly FormRow[],
): Promise<Change[]> {
  const id = { periodId: period.id, employerId: employer.id };
  const standing = await ctx.table.get(packageItem, id, { strong: true });
  const { version, ...before } = standing ?? { version: 0 };
  const known = standing?.communities ?? [];
  const row: PackageRow = {
    periodId: period.id,
    periodTitle: period.title,
    employerId: employer.id,
    receipted: 0,
    replied: 0,
    firstAt: ctx.now,
    ...before,
    employerName: employer.name,
    communities: [...new Set<UnitId>([...known, ...forms.map((f) => f.unitId)])].sort(),
    delivered: (standing?.delivered ?? 0) + forms.length,
    lastAt: ctx.now,
    access: accessAfter(standing, freshAccess(ctx.platform.secrets.signing, employer, ctx.now), ctx.now),
  };
  return [save(packageItem, id, row, version), ...linkChanges(row, standing)];
}

/** The roster may name an employer that the district has not entered: its package waits without a contact. */
async function employerOf(ctx: Context, id: EmployerId, name: string): Promise<Employer> {
  return (await ctx.table.get(employerItem, id)) ?? { id, name };
}

/**
 * Delivers signed forms, each into the package of its member's employer, whose contact gets a link and a code. A member
 * without an employer has a form to print and nobody to deliver it to.
 * @returns per row `feedback.no_employer`, `feedback.not_signed` or `thing.missing` where it was not delivered
 */
export async function deliverForms(ctx: Context, input: z.input<typeof chosenFormsSchema>): Promise<RowResults> {
  permit(ctx.actor, "feedback.deliver");
  const { periodId, personIds } = parse(chosenFormsSchema, input);
  const period = await requirePeriod(ctx, periodId);
  const known = await chosenForms(ctx, { periodId, personIds });
  const rows = [...known.values()];
  const employers = new Map(rows.map((r) => [r.personId, r.employerId]));
  const groups = new Map<EmployerId | undefined, PersonId[]>();
  for (const id of new Set(personIds)) {
    const employerId = employers.get(id);
    groups.set(employerId, [...(groups.get(employerId) ?? []), id]);
  }
  const results = new Map<PersonId, RowResults["results"][number]>();
  for (const [employerId, chosen] of groups) {
    const name = rows.find((r) => r.employerId === employerId)?.employerName ?? "";
    const employer = employerId && (await employerOf(ctx, employerId, name));
    const decide = (row: FormRow) => delivered(row, stepOf(ctx));
    const also = async (forms: readonly FormRow[]) => (employer ? intoPackage(ctx, period, employer, forms) : []);
    const done = await changeFormsWith(ctx, "feedback.deliver", { periodId, personIds: chosen, known }, decide, also);
    for (const result of done) results.set(result.personId, result);
  }
  return { results: [...results.values()] };
}
