import { invalidFields, parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { dayOf } from "@rengang/kernel/time";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import type { RowResults } from "../members/schema";
import { requireUnit } from "../units";
import { stepOf } from "./load";
import { changeForms } from "./many-forms";
import { requirePeriod } from "./periods/open";
import { signed } from "./rules";
import { signFormsSchema } from "./schema";

/**
 * The secretary signs, one or many: those that the member confirmed, whose window passed in silence, or whose objection
 * was answered. Every other row says which rule stands against it.
 */
export async function signForms(ctx: Context, input: z.input<typeof signFormsSchema>): Promise<RowResults> {
  const grant = permit(ctx.actor, "feedback.sign");
  const { name, signedOn, ...chosen } = parse(signFormsSchema, input);
  const [period, { zone }] = await Promise.all([requirePeriod(ctx, chosen.periodId), loadDistrict(ctx)]);
  const today = dayOf(ctx.now, zone);
  if (signedOn !== undefined && (signedOn > today || signedOn < period.from)) {
    throw invalidFields([{ path: "signedOn", problem: "invalid" }]);
  }
  const secretary = grant.unitId && (await requireUnit(ctx, grant.unitId)).secretary;
  const signature = { name: name ?? secretary ?? ctx.actor.name, signedOn: signedOn ?? today };
  return { results: await changeForms(ctx, "feedback.sign", chosen, (row) => signed(row, stepOf(ctx), signature)) };
}
