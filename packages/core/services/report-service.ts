import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { DAY, dayOf, toMinutes } from "@rengang/kernel/time";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import type { District } from "../districts/schema";
import { requireMember } from "../members";
import { type ServiceRow, serviceIdAt, serviceItem } from "./items";
import { refuseService } from "./refusals";
import { agreedHours } from "./rules";
import { reportServiceSchema, type Service } from "./schema";
import { serviceView } from "./view";

function checkDate(on: string, now: number, { zone, settings }: District): void {
  if (on > dayOf(now, zone)) throw refuseService("service.in_future");
  const first = dayOf(now - settings.reportDays * DAY, zone);
  if (on < first) throw refuseService("service.too_old", { days: settings.reportDays, first });
}

/**
 * A member records service done outside a post: self-reported, it waits for the own community's confirmation. The same
 * call with the same idempotency key makes one record.
 * @throws Refusal `service.in_future`, `service.too_old`, `service.too_long`, `service.not_registered`
 */
export async function reportService(ctx: Context, input: z.input<typeof reportServiceSchema>): Promise<Service> {
  permit(ctx.actor, "services.report");
  const { startsAt, endsAt, ...facts } = parse(reportServiceSchema, input);
  const personId = ctx.actor.personId as PersonId;
  const [member, district] = await Promise.all([requireMember(ctx, personId), loadDistrict(ctx)]);
  if (member.registration.state !== "accepted") throw refuseService("service.not_registered");
  checkDate(facts.on, ctx.now, district);
  const row: ServiceRow = {
    ...facts,
    id: serviceIdAt(personId, facts.on, ctx.freshId("svc").slice(-8)),
    personId,
    unitId: member.unitId,
    ...(startsAt && endsAt && { startedAt: toMinutes(startsAt), endedAt: toMinutes(endsAt) }),
    evidence: "self",
    state: "pending",
    recordedBy: personId,
    recordedByName: member.name,
    backfilled: false,
  };
  agreedHours(row, row.hours);
  try {
    await ctx.commit("services.report", [save(serviceItem, row.id, row, 0)]);
  } catch (error) {
    return sameAgain(ctx, row, error);
  }
  return serviceView(row);
}

async function sameAgain(ctx: Context, row: ServiceRow, error: unknown): Promise<Service> {
  if (!(error instanceof Stale)) throw error;
  const found = await ctx.table.get(serviceItem, row.id, { strong: true });
  if (found?.title !== row.title || found.content !== row.content) throw refuseCommon("idempotency.mismatch");
  return serviceView(found);
}
