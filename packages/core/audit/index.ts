import { type PersonId, ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { toIso } from "@rengang/kernel/time";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { memberItem } from "../members";
import { grantItem } from "../people";
import { type AuditRow, auditItem } from "./items";
import { auditDayOf } from "./rules";
import { type AuditEntry, listAuditSchema } from "./schema";

export { auditItem, sealItem } from "./items";
export { newestSeal, sealAudit } from "./seal";
export { exportAudit, verifyAudit } from "./verify";

const PAGE = 100;

async function namesOf(ctx: Context, rows: readonly AuditRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((r) => (r.by && r.by !== "system" ? [r.by] : [])))] as PersonId[];
  const members = await ctx.table.getMany(memberItem, ids);
  const names = new Map<string, string>(members.map((m) => [m.personId, m.name]));
  const staff = ids.filter((id) => !names.has(id));
  await Promise.all(
    staff.map(async (id) => {
      const { rows: held } = await ctx.table.query(grantItem, { pk: `PERSON#${id}`, begins: "GRANT#", limit: 1 });
      if (held[0]) names.set(id, held[0].name);
    }),
  );
  return names;
}

/** What was changed on one local day, oldest first, 100 a page: who, by which verb, which thing, which fields. */
export async function listAudit(
  ctx: Context,
  input: z.input<typeof listAuditSchema>,
): Promise<{ entries: AuditEntry[]; cursor?: string }> {
  permit(ctx.actor, "audit.list");
  const { day, cursor } = parse(listAuditSchema, input);
  const page = await ctx.table.query(auditItem, { pk: `AUDIT#${auditDayOf(day)}`, limit: PAGE, cursor });
  const names = await namesOf(ctx, page.rows);
  const entries = page.rows.map(({ at, verb, by, request, kindOf, keyOf, change, fields }) => {
    const byName = by && names.get(by);
    return { at: toIso(at), verb, by, ...(byName && { byName }), request, kind: kindOf, key: keyOf, change, fields };
  });
  await keepLook(ctx, "audit.list", { unitId: ROOT_UNIT }, fieldsShown(entries));
  return page.cursor ? { entries, cursor: page.cursor } : { entries };
}
