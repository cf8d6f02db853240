import { ROOT_UNIT } from "@rengang/kernel/ids";
import { addDays, dayOf, instantOf } from "@rengang/kernel/time";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { notify } from "../notifications";
import type { GrantRow } from "../people/items";
import { AUDIT_DESK, suggestionItem } from "./items";
import { mayAnswer, numberOf } from "./rules";

/** Days for which somebody can still come to hear of it: a sweep that did not run is made up for. */
const LOOK_BACK = 3;

const DESKS: Readonly<Record<string, (grant: GrantRow) => string | undefined>> = {
  audit_admin: () => AUDIT_DESK,
  district_admin: () => ROOT_UNIT,
  street_admin: ({ unitId }) => unitId,
  community_secretary: ({ unitId }) => unitId,
  community_worker: ({ unitId }) => unitId,
};
const deskOf = (grant: GrantRow): string | undefined => DESKS[grant.role]?.(grant);

/**
 * Tells those at a desk, once each, that an answer is overdue; never those whom a complaint is about. Half a unit a desk.
 * @param staff roles whose term runs
 * @returns how many suggestions were found overdue
 */
export async function tellOverdueSuggestions(ctx: Context, staff: readonly GrantRow[]): Promise<number> {
  const { zone } = await loadDistrict(ctx);
  const today = dayOf(ctx.now, zone);
  const between = [`open#${addDays(today, -LOOK_BACK)}`, `open#${today}`] as const;
  let found = 0;
  for (const desk of new Set(staff.map(deskOf))) {
    if (desk === undefined) continue;
    const rows = await ctx.table.queryAll(suggestionItem, { pk: `SUGGESTIONS#${desk}`, index: 1, between });
    found += rows.length;
    for (const row of rows) {
      const at = instantOf(addDays(row.dueOn, 1), "00:00", zone);
      const asked = staff.filter((grant) => deskOf(grant) === desk && mayAnswer({ grant }, row));
      for (const { personId } of asked)
        await notify(ctx, personId, "suggestion.overdue", row.id, at, { number: numberOf(row.id), dueOn: row.dueOn });
    }
  }
  return found;
}
