import type { Refusal } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { type Change, update } from "@rengang/table/change";
import type { ItemType } from "@rengang/table/item";
import type { Context } from "./index";

/** So many uses in each span of milliseconds; spans begin at multiples of themselves. */
export interface Bound {
  readonly most: number;
  readonly span: number;
}

export interface LimitId<Limit extends string> {
  readonly limit: Limit;
  readonly who: string;
  readonly window: number;
}

/** What is counted, against which bound, of whom. */
export interface Use<Limit extends string> extends Bound {
  readonly limit: Limit;
  readonly who: string;
  /** How many uses are counted at once; 1 when absent. */
  readonly weight?: number;
}

/** Which span an instant falls into, and when it ends (epoch milliseconds). */
export function windowAt(now: number, span: number): { window: number; endsAt: number } {
  const window = Math.floor(now / span);
  return { window, endsAt: (window + 1) * span };
}

/**
 * Counts a use against a bound as part of a commit; the counter goes by itself one span after its own.
 * @param refuse what the commit is refused with once the bound would be passed; given the end of the span
 */
export function counted<Limit extends string>(
  ctx: Context,
  item: ItemType<{ count: number }, LimitId<Limit>>,
  { limit, who, most, span, weight = 1 }: Use<Limit>,
  refuse: (until: string) => Refusal,
): Change {
  const { window, endsAt } = windowAt(ctx.now, span);
  return update(
    item,
    { limit, who, window },
    {
      add: { count: weight },
      set: { expiresAt: Math.ceil((endsAt + span) / 1000) },
      when: {
        if: "attribute_not_exists(#count) OR #count <= :before",
        values: { before: most - weight },
        else: () => refuse(toIso(endsAt)),
      },
    },
  );
}
