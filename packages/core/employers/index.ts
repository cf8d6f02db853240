import { employerIdOf } from "@rengang/kernel/crypto";
import { type EmployerId, ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { absent, put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { employerItem } from "./items";
import { refuseEmployer } from "./refusals";
import { addEmployerSchema, type Employer, editEmployerSchema } from "./schema";

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

/** Adds an employer. @throws Refusal `employer.name_taken` */
export async function addEmployer(ctx: Context, input: z.input<typeof addEmployerSchema>): Promise<Employer> {
  permit(ctx.actor, "employers.add");
  const facts = parse(addEmployerSchema, input);
  const employer: Employer = { id: employerIdOf(ctx.district, facts.name), ...facts };
  await ctx.commit("employers.add", [
    put(
      employerItem,
      employer.id,
      employer,
      absent(() => refuseEmployer("employer.name_taken", { name: facts.name })),
    ),
  ]);
  return employer;
}

/**
 * Puts kind, contact and address of an employer right; links sent from now on go to the new contact. An account that the
 * former contact holds stays until it is ended.
 * @throws Refusal `thing.missing`
 */
export async function editEmployer(
  ctx: Context,
  id: EmployerId,
  input: z.input<typeof editEmployerSchema>,
): Promise<Employer> {
  permit(ctx.actor, "employers.edit");
  const facts = parse(editEmployerSchema, input);
  return settle(async () => {
    const row = await ctx.table.get(employerItem, id, { strong: true });
    if (!row) throw refuseCommon("thing.missing");
    const employer: Employer = { id, name: row.name, ...facts };
    await ctx.commit("employers.edit", [save(employerItem, id, employer, row.version)]);
    return employer;
  });
}
