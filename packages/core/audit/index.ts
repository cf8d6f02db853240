import { ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { auditItem } from "./items";
import { auditDayOf } from "./rules";
import { type AuditEntry, listAuditSchema } from "./schema";
import { beginOf } from "./seal-rules";
import { entriesOf } from "./view";

export { exportAudit } from "./export";
export { forgetReasons } from "./forget";
export { auditItem, sealItem } from "./items";
export { setRetention, viewRetention } from "./retention";
export { retireStep, retireTrail } from "./retire";
export { newestSeal, sealAudit } from "./seal";
export { searchAudit } from "./search";
export { verifyAudit } from "./verify";

const PAGE = 100;

/** What was changed on one local day, oldest first, 100 a page: who, by which verb, which thing, which fields. */
export async function listAudit(
  ctx: Context,
  input: z.input<typeof listAuditSchema>,
): Promise<{ entries: AuditEntry[]; cursor?: string }> {
  permit(ctx.actor, "audit.list");
  const { day, cursor } = parse(listAuditSchema, input);
  const page = await ctx.table.query(auditItem, {
    ...{ pk: "AUDIT", begins: beginOf(auditDayOf(day)), limit: PAGE, cursor },
  });
  const entries = await entriesOf(ctx, page.rows);
  await keepLook(ctx, "audit.list", { unitId: ROOT_UNIT }, fieldsShown(entries));
  return page.cursor ? { entries, cursor: page.cursor } : { entries };
}
