import { Stale } from "@rengang/kernel/refusal";
import { DAY, DEFAULT_ZONE } from "@rengang/kernel/time";
import { absent, put } from "@rengang/table/change";
import type { StreamChange } from "@rengang/table/record";
import type { Context } from "../context";
import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import { loadAdministrators } from "../people/administrators";
import { type AuditRow, auditItem, auditLateItem, type RetentionRow, retentionItem } from "./items";
import type { AuditId } from "./places";
import { bound } from "./reasons";
import { auditDay, auditPlace, auditRowOf, isLate, isTold, placeOf } from "./rules";

async function keptYesterday(ctx: Context, change: StreamChange): Promise<boolean> {
  const day = auditDay(ctx.now - DAY, DEFAULT_ZONE);
  return (await ctx.table.get(auditItem, { day, place: auditPlace(change) })) !== undefined;
}

/**
 * One row for every change that somebody made; a record that comes again finds its row and leaves it. Sums and rosters
 * that reactions derive can be made again from what is audited, and auditing them would double the cost of the year.
 */
const keepAudit: Reaction = {
  name: "audit.keep",
  kinds: ["*"],
  run: async (ctx, change) => {
    if (!isTold(change)) return;
    const row = auditRowOf(change, ctx.now);
    // A removal is filed under the day on which it is noticed; delivered again after midnight it must not be filed twice.
    if (!change.after && (await keptYesterday(ctx, change))) return;
    const id = { day: auditDay(row.at, DEFAULT_ZONE), place: auditPlace(change) };
    try {
      if (change.after && isLate(row.at, ctx.now)) await fileLate(ctx, id, row);
      else await ctx.commit("audit.keep", [put(auditItem, id, bound(ctx, id, row), absent())]);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
    }
  },
};

/** What is sealed is closed: a late record is filed where the trail is still open, and only once however often it comes. */
async function fileLate(ctx: Context, own: AuditId, row: AuditRow): Promise<void> {
  if (await ctx.table.get(auditItem, own, { strong: true })) return;
  const [, sequence = ""] = own.place.split("#");
  const id = { day: auditDay(ctx.now, DEFAULT_ZONE), place: `${placeOf(ctx.now)}#${sequence}` };
  await ctx.commit("audit.keep", [
    put(auditLateItem, own, { filedAt: ctx.now }, absent()),
    put(auditItem, id, bound(ctx, id, row), absent()),
  ]);
}

/** Whoever reads the trail is told that some of it will go, in time to secure it. */
const tellShorter: Reaction = {
  name: "audit.tell_shorter",
  kinds: [retentionItem.kind],
  run: async (ctx, { before, after }) => {
    const next = (after as unknown as RetentionRow | undefined)?.next;
    if (!next || next.at === (before as unknown as RetentionRow | undefined)?.next?.at) return;
    const { held } = await loadAdministrators(ctx);
    for (const { personId } of held.filter(({ role }) => role === "audit_admin"))
      await notify(ctx, personId, "audit.shorter", retentionItem.kind, next.at, {
        months: next.months,
        from: next.from,
      });
  },
};

export const auditReactions: readonly Reaction[] = [keepAudit, tellShorter];
