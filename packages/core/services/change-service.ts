import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { fieldsShown, keepLook } from "../looks";
import { personOfService, type ServiceRow, serviceItem } from "./items";
import { recordsAround } from "./read";
import { answered, corrected, disputed, rejected } from "./rules";
import {
  answerDisputeSchema,
  correctServiceSchema,
  disputeServiceSchema,
  type Service,
  type ServiceId,
  serviceReasonSchema,
} from "./schema";
import { serviceView } from "./view";

/** Loads one record, decides and saves it; what a decision leaves as it was is not written. */
async function changeOne(
  ctx: Context,
  verb: string,
  id: ServiceId,
  decide: (row: ServiceRow, near: readonly ServiceRow[]) => ServiceRow,
): Promise<Service> {
  const changed = await settle(async () => {
    const near = await recordsAround(ctx, id);
    const row = near.find((r) => r.id === id);
    if (!row) throw refuseCommon("thing.missing");
    const next = decide(row, near);
    if (next !== row) await ctx.commit(verb, [save(serviceItem, id, next, row.version)]);
    return serviceView(next);
  });
  await keepLook(ctx, "services.view", { personId: personOfService(id) }, fieldsShown([changed]));
  return changed;
}

/** Turns a record down with a reason that the member reads. @throws Refusal `service.own`, `thing.missing` */
export async function rejectService(
  ctx: Context,
  id: ServiceId,
  input: z.input<typeof serviceReasonSchema>,
): Promise<Service> {
  permit(ctx.actor, "services.confirm");
  const { reason } = parse(serviceReasonSchema, input);
  return changeOne(ctx, "services.reject", id, (row) => {
    scope(ctx.actor, row.unitId);
    return rejected(row, reason, ctx.actor);
  });
}

/**
 * Corrects a record, visibly and with a reason; a rejected one waits for confirmation again.
 * @throws Refusal whatever would stand against confirming it so
 */
export async function correctService(
  ctx: Context,
  id: ServiceId,
  input: z.input<typeof correctServiceSchema>,
): Promise<Service> {
  permit(ctx.actor, "services.confirm");
  const correction = parse(correctServiceSchema, input);
  const { settings } = await loadDistrict(ctx);
  return changeOne(ctx, "services.correct", id, (row, near) => {
    scope(ctx.actor, row.unitId);
    return corrected(row, correction, { by: ctx.actor, settings, now: ctx.now, near });
  });
}

/** "This is wrong": a member contests an own record. @throws Refusal `thing.missing` for anybody else's */
export async function disputeService(
  ctx: Context,
  id: ServiceId,
  input: z.input<typeof disputeServiceSchema>,
): Promise<Service> {
  permit(ctx.actor, "services.dispute");
  const { text } = parse(disputeServiceSchema, input);
  if (personOfService(id) !== ctx.actor.personId) throw refuseCommon("thing.missing");
  return changeOne(ctx, "services.dispute", id, (row) => disputed(row, text, ctx.now));
}

/** The organiser answers what a member contests. @throws Refusal `service.not_disputed`, `service.own` */
export async function answerDispute(
  ctx: Context,
  id: ServiceId,
  input: z.input<typeof answerDisputeSchema>,
): Promise<Service> {
  permit(ctx.actor, "services.confirm");
  const { answer } = parse(answerDisputeSchema, input);
  return changeOne(ctx, "services.answer", id, (row) => {
    scope(ctx.actor, row.unitId);
    return answered(row, answer, ctx.actor, ctx.now);
  });
}
