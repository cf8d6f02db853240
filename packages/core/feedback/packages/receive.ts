import type { EmployerId } from "@rengang/kernel/ids";
import { invalidFields, parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { type Change, update } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../../context";
import type { RowResults } from "../../members/schema";
import { stepOf } from "../load";
import { changeFormsWith } from "../many-forms";
import { requirePeriod } from "../periods/open";
import type { PeriodId } from "../periods/schema";
import { receipted, replied } from "../rules";
import { receiptFormsSchema, replyFormsSchema } from "../schema";
import { packageItem } from "./items";

/** Adds to the package's counter in the commit that changes the forms, so that the two never differ. */
function counted(ctx: Context, periodId: PeriodId, counter: "receipted" | "replied") {
  const { employerId } = ctx.actor.grant;
  if (employerId === undefined) throw refuseCommon("thing.missing");
  const id = { periodId, employerId: employerId as EmployerId };
  return async (changed: readonly unknown[]): Promise<Change[]> => [
    update(packageItem, id, { add: { [counter]: changed.length } }),
  ];
}

/** The employer signs for forms (签收), one or many; who and when is kept. */
export async function receiptForms(ctx: Context, input: z.input<typeof receiptFormsSchema>): Promise<RowResults> {
  permit(ctx.actor, "feedback.receive");
  const { name = ctx.actor.name, ...chosen } = parse(receiptFormsSchema, input);
  const also = counted(ctx, chosen.periodId, "receipted");
  const decide = (row: Parameters<typeof receipted>[0]) => receipted(row, stepOf(ctx), name);
  return { results: await changeFormsWith(ctx, "feedback.receive", chosen, decide, also) };
}

/**
 * The employer says how forms were used (运用情况), one or many: words of the period, and a text.
 * @throws Refusal `input.invalid` for a use that the period does not name
 */
export async function replyForms(ctx: Context, input: z.input<typeof replyFormsSchema>): Promise<RowResults> {
  permit(ctx.actor, "feedback.receive");
  const { name = ctx.actor.name, uses, text, ...chosen } = parse(replyFormsSchema, input);
  const period = await requirePeriod(ctx, chosen.periodId);
  const wrong = uses.findIndex((use) => !period.useWords.includes(use));
  if (wrong >= 0) throw invalidFields([{ path: `uses.${wrong}`, problem: "invalid" }]);
  const also = counted(ctx, chosen.periodId, "replied");
  const decide = (row: Parameters<typeof replied>[0]) => replied(row, stepOf(ctx), { name, uses, text });
  return { results: await changeFormsWith(ctx, "feedback.reply", chosen, decide, also) };
}
