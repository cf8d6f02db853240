import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { DEFAULT_ZONE, toIso } from "@rengang/kernel/time";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { type RetentionRow, removedItem, retentionItem } from "./items";
import { chosen, firstKept, monthsAt } from "./retention-rules";
import { dayText } from "./rules";
import { type AuditRetention, setRetentionSchema } from "./schema";

async function viewOf(ctx: Context, row: RetentionRow | undefined): Promise<AuditRetention> {
  const removed = await ctx.table.get(removedItem, {});
  const months = monthsAt(row, ctx.now);
  const next = row?.next && ctx.now < row.next.from ? row.next : undefined;
  return {
    months,
    keptFrom: dayText(firstKept(months, ctx.now, DEFAULT_ZONE)),
    ...(next && { next: { months: next.months, from: toIso(next.from), byName: next.byName, at: toIso(next.at) } }),
    ...(removed && { removedTo: dayText(removed.day) }),
  };
}

/** For how long the district keeps its trail, and what is about to change. */
export async function viewRetention(ctx: Context): Promise<AuditRetention> {
  permit(ctx.actor, "audit.retention");
  return viewOf(ctx, await ctx.table.get(retentionItem, {}, { strong: true }));
}

/** Chooses for how many months the trail is kept: longer at once, shorter after seven days, of which the auditor is told. */
export async function setRetention(ctx: Context, input: z.input<typeof setRetentionSchema>): Promise<AuditRetention> {
  permit(ctx.actor, "audit.set_retention");
  const { months } = parse(setRetentionSchema, input);
  const who = { now: ctx.now, by: ctx.actor.personId as PersonId, byName: ctx.actor.name };
  return settle(async () => {
    const found = await ctx.table.get(retentionItem, {}, { strong: true });
    const row = chosen(found, months, who);
    await ctx.commit("audit.set_retention", [save(retentionItem, {}, row, found?.version ?? 0)]);
    return viewOf(ctx, row);
  });
}
