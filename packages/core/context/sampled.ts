import type { Refusal } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import type { ItemType } from "@rengang/table/item";
import type { Context } from "./index";
import { type Bound, counted, type LimitId, windowAt } from "./limit";
import { remembered } from "./remembered";

/** A bound at which a whole district meets, and that need not be exact. */
export interface SampledBound extends Bound {
  /** One use in so many is counted, and counts for all of them. */
  readonly each: number;
}

interface Sampled<Limit extends string> extends SampledBound {
  readonly limit: Limit;
}

/** How old a count may be that is not full yet. */
const LASTS = 30_000;

/**
 * What counts uses by sample: a crowd neither queues at one counter nor pays a write for each. How much has been counted is
 * remembered; a counter only grows, so that what is refused from memory is refused by the counter as well. A process that
 * does not know yet that the bound is reached finds out by its own next use that is counted, `each` uses later on average.
 * 1 write unit for one use in `each`; 0.5 read units for the first in half a minute.
 * @param refuse what a use beyond the bound is refused with; given the end of the span
 */
export function sampledCounter<Limit extends string>(
  item: ItemType<{ count: number }, LimitId<Limit>>,
  { limit, most, span, each }: Sampled<Limit>,
  refuse: (until: string) => Refusal,
): (ctx: Context, verb: string, drawn: boolean) => Promise<void> {
  const lately = remembered<{ readonly window: number; count: number }>(LASTS);
  const countedIn = (ctx: Context, window: number) =>
    lately.recall(ctx, async () => {
      const row = await ctx.table.get(item, { ...use, window });
      return { window, count: row?.count ?? 0 };
    });
  const use = { limit, who: "all", most, span, weight: each };
  return async (ctx, verb, drawn) => {
    const { window, endsAt } = windowAt(ctx.now, span);
    let known = await countedIn(ctx, window);
    if (known.window !== window) {
      lately.forget(ctx);
      known = await countedIn(ctx, window);
    }
    if (known.count + each > most) throw refuse(toIso(endsAt));
    if (!drawn) return;
    try {
      await ctx.commit(verb, [counted(ctx, item, use, refuse)]);
      known.count += each;
    } catch (error) {
      lately.forget(ctx);
      throw error;
    }
  };
}
