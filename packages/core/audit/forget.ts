import type { PersonId } from "@rengang/kernel/ids";
import { DEFAULT_ZONE } from "@rengang/kernel/time";
import { update } from "@rengang/table/change";
import type { Context } from "../context";
import { auditItem, sealItem } from "./items";
import type { AuditId } from "./places";
import { forgetting } from "./reasons";
import { auditDay } from "./rules";
import { walkBack } from "./walk";

/**
 * Erases the reasons that were given for acts that concerned a person, a step at a time, the newest first. The acts stay, and
 * so does the chain, which holds a hash; each erasure is signed. Taken again, a step finds nothing more to do.
 * @returns where to go on; undefined when the whole trail has been seen
 */
export async function forgetReasons(ctx: Context, personId: PersonId, before?: AuditId): Promise<AuditId | undefined> {
  const { rows: oldest } = await ctx.table.query(sealItem, { pk: "AUDIT_SEALS", limit: 1 });
  const to = auditDay(ctx.now, DEFAULT_ZONE);
  const { rows, next } = await walkBack(ctx, { of: personId }, { from: oldest[0]?.day ?? to, to, before });
  for (const row of rows.filter(({ why }) => why !== undefined)) {
    await ctx.commit("privacy.erase", [
      update(auditItem, row, {
        set: { forgotten: forgetting(ctx, row) },
        remove: ["why"],
        when: { if: "attribute_exists(pk)" },
      }),
    ]);
  }
  return next;
}
