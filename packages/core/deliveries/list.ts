import { ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { dayOf } from "@rengang/kernel/time";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { fieldsShown, keepLook } from "../looks";
import { deliveryItem } from "./items";
import { deliveryView } from "./rules";
import { type Delivery, listDeliveriesSchema } from "./schema";

/** The messages of one local day, newest first; of one outcome when asked for. */
export async function listDeliveries(
  ctx: Context,
  input: z.input<typeof listDeliveriesSchema>,
): Promise<{ day: string; deliveries: Delivery[]; cursor?: string }> {
  permit(ctx.actor, "deliveries.list");
  const { outcome, cursor, ...asked } = parse(listDeliveriesSchema, input);
  const day = asked.day ?? dayOf(ctx.now, (await loadDistrict(ctx)).zone);
  const narrow = outcome && outcome !== "accepted" ? ({ index: 1, begins: `${outcome}#` } as const) : {};
  const page = await ctx.table.query(deliveryItem, {
    pk: `DELIVERIES#${day}`,
    descending: true,
    limit: 50,
    cursor,
    ...narrow,
  });
  const rows = page.rows.filter((row) => outcome === undefined || row.outcome === outcome);
  const deliveries = rows.map(deliveryView);
  await keepLook(ctx, "deliveries.list", { unitId: ROOT_UNIT }, fieldsShown(deliveries));
  return { day, deliveries, ...(page.cursor && { cursor: page.cursor }) };
}
