import { dayOf } from "@rengang/kernel/time";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { termOn } from "./grant-rules";
import { type GrantRow, grantItem } from "./items";

/** Every role whose term runs today. One query over the district's roles, about 0.5 units for twenty. */
export async function currentGrants(ctx: Context): Promise<GrantRow[]> {
  const [rows, { zone }] = await Promise.all([
    ctx.table.queryAll(grantItem, { pk: "GRANTS", index: 1 }),
    loadDistrict(ctx),
  ]);
  const today = dayOf(ctx.now, zone);
  return rows.filter((row) => termOn(row, today) === "current");
}
