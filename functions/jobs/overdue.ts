import { type Platform, systemContext } from "@rengang/core/context";
import { listDistricts, loadDistrict } from "@rengang/core/districts";
import { currentGrants } from "@rengang/core/people";
import { tellOverdueRequests } from "@rengang/core/privacy";
import { tellOverdueSuggestions } from "@rengang/core/suggestions";
import { localOf } from "@rengang/kernel/time";

/** The local hour in which people hear of it: once a day, and not at night. */
const HOUR_OF_TELLING = "08";

/**
 * Tells those responsible in each district what should have been answered by yesterday; at other hours nothing is read.
 * @returns how much was found overdue
 */
export async function tellOverdue(platform: Platform): Promise<number> {
  let found = 0;
  for (const { id } of await listDistricts(platform)) {
    const ctx = systemContext(platform, id, "overdue");
    const { zone } = await loadDistrict(ctx);
    if (!localOf(ctx.now, zone).time.startsWith(HOUR_OF_TELLING)) continue;
    const staff = await currentGrants(ctx);
    found += (await tellOverdueSuggestions(ctx, staff)) + (await tellOverdueRequests(ctx, staff));
  }
  return found;
}
