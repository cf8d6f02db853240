import { addDays, dayOf, instantOf } from "@rengang/kernel/time";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { notify } from "../notifications";
import type { GrantRow } from "../people/items";
import { requestItem } from "./items";
import { whoseTurn } from "./rules";

/** Days for which somebody can still come to hear of it: a sweep that did not run is made up for. */
const LOOK_BACK = 3;

/**
 * Tells those whose turn it is, once each, that an answer about personal data is overdue.
 * @param staff roles whose term runs
 * @returns how many requests were found overdue
 */
export async function tellOverdueRequests(ctx: Context, staff: readonly GrantRow[]): Promise<number> {
  const { zone } = await loadDistrict(ctx);
  const today = dayOf(ctx.now, zone);
  const open = await ctx.table.queryAll(requestItem, { pk: "PRIVACY", index: 2, begins: "0#" });
  const late = open.filter(
    ({ dueOn, stage }) => stage.state !== "erasing" && dueOn < today && dueOn >= addDays(today, -LOOK_BACK),
  );
  for (const row of late) {
    const at = instantOf(addDays(row.dueOn, 1), "00:00", zone);
    for (const { personId } of whoseTurn(row, staff))
      await notify(ctx, personId, "privacy.overdue", row.id, at, { kind: row.about, dueOn: row.dueOn });
  }
  return late.length;
}
