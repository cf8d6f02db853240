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

/**
 * Counts one use against a bound as part of a commit; the counter goes by itself one span after its own.
 * @param refuse what the commit is refused with once the bound is reached; given the end of the span
 */
export function counted<Limit extends string>(
  ctx: Context,
  item: ItemType<{ count: number }, LimitId<Limit>>,
  { limit, who, most, span }: Bound & { readonly limit: Limit; readonly who: string },
  refuse: (until: string) => Refusal,
): Change {
  const window = Math.floor(ctx.now / span);
  const endsAt = (window + 1) * span;
  return update(
    item,
    { limit, who, window },
    {
      add: { count: 1 },
      set: { expiresAt: Math.ceil((endsAt + span) / 1000) },
      when: {
        if: "attribute_not_exists(#count) OR #count < :most",
        values: { most },
        else: () => refuse(toIso(endsAt)),
      },
    },
  );
}
