import { employerIdOf } from "@rengang/kernel/crypto";
import { calledNow, oneCalled } from "@rengang/kernel/former-names";
import { type EmployerId, ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { absent, put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { startJob } from "../jobs";
import { fieldsShown, keepLook } from "../looks";
import { employerItem } from "./items";
import { refuseEmployer } from "./refusals";
import { addEmployerSchema, type Employer, editEmployerSchema, reachableSchema } from "./schema";

export { employerItem } from "./items";

/** Every employer of the district. */
export async function listEmployers(ctx: Context): Promise<Employer[]> {
  permit(ctx.actor, "employers.list");
  const employers = await loadEmployers(ctx);
  await keepLook(ctx, "employers.list", { unitId: ROOT_UNIT }, fieldsShown(employers));
  return employers;
}

/** The employers for other capabilities' own rules. */
export async function loadEmployers(ctx: Context): Promise<Employer[]> {
  const rows = await ctx.table.queryAll(employerItem, { pk: "EMPLOYERS" });
  return rows.map(({ version: _, ...employer }) => employer);
}

/** The employer that is meant by a name, a former one too; one that nobody has listed gets the id that its name makes. */
export function employerOf(
  district: string,
  employers: readonly Employer[],
  name: string,
): { employerId: EmployerId; employerName: string } {
  const known = oneCalled(employers, name);
  return { employerId: known?.id ?? employerIdOf(district, name), employerName: known?.name ?? name };
}

/** The same for a single name: 0.5 read units where the name has never changed, the list otherwise. */
export async function employerBehind(ctx: Context, name: string): Promise<ReturnType<typeof employerOf>> {
  const id = employerIdOf(ctx.district, name);
  const first = await ctx.table.get(employerItem, id);
  if (first?.name === name) return { employerId: id, employerName: name };
  return employerOf(ctx.district, await loadEmployers(ctx), name);
}

/** @throws Refusal `employer.name_taken` where another one bears the name, or the id that the name makes */
function checkFree(employers: readonly Employer[], name: string, id: EmployerId): void {
  if (employers.some((other) => other.name === name && other.id !== id))
    throw refuseEmployer("employer.name_taken", { name });
}

/** Adds an employer. @throws Refusal `employer.name_taken` */
export async function addEmployer(ctx: Context, input: z.input<typeof addEmployerSchema>): Promise<Employer> {
  permit(ctx.actor, "employers.add");
  const facts = parse(addEmployerSchema, input);
  const taken = () => refuseEmployer("employer.name_taken", { name: facts.name });
  const employer: Employer = { id: employerIdOf(ctx.district, facts.name), ...facts };
  return settle(async () => {
    checkFree(await loadEmployers(ctx), facts.name, employer.id);
    await ctx.commit("employers.add", [put(employerItem, employer.id, employer, absent(taken))]);
    return employer;
  });
}

/** Members, roles and sessions that bear a copy of an employer's name are brought up to date, a page at a step. */
const renaming = (ctx: Context, employerId: EmployerId) =>
  ({ id: ctx.freshId("job"), kind: "employers.rename", total: 2, input: { employerId } }) as const;

/**
 * Puts name, kind, contact and address of an employer right; links sent from now on go to the new contact. A new name
 * reaches members and accounts by a job; forms that were delivered and frozen reports keep theirs. An account that the former
 * contact holds stays until it is ended.
 * @throws Refusal `thing.missing`, `employer.name_taken`
 */
export async function editEmployer(
  ctx: Context,
  id: EmployerId,
  input: z.input<typeof editEmployerSchema>,
): Promise<Employer> {
  permit(ctx.actor, "employers.edit");
  const { name, ...facts } = parse(editEmployerSchema, input);
  return settle(async () => {
    const row = await ctx.table.get(employerItem, id, { strong: true });
    if (!row) throw refuseCommon("thing.missing");
    if (name !== row.name) checkFree(await loadEmployers(ctx), name, id);
    // What a roster brought may be a number without its area: it stays as it is until somebody changes it.
    const { contactPhone } = facts.contactPhone === row.contactPhone ? facts : parse(reachableSchema, facts);
    const employer: Employer = { id, ...calledNow(row, name), ...facts, ...(contactPhone && { contactPhone }) };
    // Also when the name stays: what was written with the old one in the very moment of the change is found then.
    const following = employer.formerNames ? [startJob(ctx, renaming(ctx, id))] : [];
    await ctx.commit("employers.edit", [save(employerItem, id, employer, row.version), ...following]);
    return employer;
  });
}
