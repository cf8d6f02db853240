import { HOUR } from "@rengang/kernel/time";
import { save } from "@rengang/table/change";
import { type Context, settle } from "../../context";
import { lookItem, looksOf } from "../../looks/items";
import type { Whose } from "../held/declare";

/** Empties what was written about the person as a reason for reading the full number; that it was read stays. */
export async function eraseReasons(ctx: Context, { personId }: Whose): Promise<void> {
  const of = { personId };
  await settle(async () => {
    const looks = await ctx.table.queryAll(lookItem, { pk: looksOf(of), strong: true });
    for (const { version, ...row } of looks) {
      if (!row.reason?.note) continue;
      const { by, role, purpose, at, reason } = row;
      const id = { of, by, role, purpose, hour: Math.floor(at / HOUR), why: reason.why };
      await ctx.commit("privacy.erase", [save(lookItem, id, { ...row, reason: { ...reason, note: "" } }, version)]);
    }
  });
}
