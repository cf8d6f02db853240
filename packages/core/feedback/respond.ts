import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import type * as z from "zod";
import type { Context } from "../context";
import { changeForm, stepOf } from "./load";
import type { PeriodId } from "./periods/schema";
import { wholeForm } from "./read";
import { confirmed, objected } from "./rules";
import { confirmFormSchema, type Form, objectToFormSchema } from "./schema";

/**
 * The member has read the form and agrees, with an own opinion if wanted.
 * @throws Refusal `change.stale` when the form was changed since it was read, `feedback.already_signed`
 */
export async function confirmForm(
  ctx: Context,
  periodId: PeriodId,
  input: z.input<typeof confirmFormSchema>,
): Promise<Form> {
  permit(ctx.actor, "feedback.confirm");
  const { version, own } = parse(confirmFormSchema, input);
  const id = { periodId, personId: ctx.actor.personId as PersonId, version };
  const row = await changeForm(ctx, "feedback.confirm", id, (form) => confirmed(form, stepOf(ctx), own));
  return wholeForm(ctx, row);
}

/**
 * The member objects; until the community answers, nobody can sign.
 * @throws Refusal `feedback.window_closed`, `feedback.objection_open`, `feedback.already_signed`, `change.stale`
 */
export async function objectToForm(
  ctx: Context,
  periodId: PeriodId,
  input: z.input<typeof objectToFormSchema>,
): Promise<Form> {
  permit(ctx.actor, "feedback.confirm");
  const { version, ...objection } = parse(objectToFormSchema, input);
  const id = { periodId, personId: ctx.actor.personId as PersonId, version };
  const row = await changeForm(ctx, "feedback.object", id, (form) => objected(form, stepOf(ctx), objection));
  return wholeForm(ctx, row);
}
