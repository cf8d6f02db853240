import type { Refusal } from "@rengang/kernel/refusal";
import { HOUR } from "@rengang/kernel/time";
import type { ItemType } from "@rengang/table/item";
import type { Context } from "./index";
import { counted, type LimitId, type Use, windowAt } from "./limit";
import { remembered } from "./remembered";

/** How long a process remembers that it has seen one use; afterwards the next one is a first one again. */
const LASTS = HOUR;

/** By counter: whether the one use that was seen is still to be written. */
const seen = remembered<Map<string, boolean>>(LASTS);

/**
 * Counts a use against a bound that thousands of counters share, each of one address: the first that a process sees is
 * written with the second. Whoever comes alone costs nothing, and a crowd is counted one by one. What is not counted is one use
 * for each process that has seen no second.
 * @throws Refusal what `refuse` makes, once the bound would be passed; given the end of the span
 */
export async function countFromSecond<Limit extends string>(
  ctx: Context,
  verb: string,
  item: ItemType<{ count: number }, LimitId<Limit>>,
  use: Use<Limit>,
  refuse: (until: string) => Refusal,
): Promise<void> {
  const uses = await seen.recall(ctx, async () => new Map());
  const counter = `${use.limit}#${use.who}#${windowAt(ctx.now, use.span).window}`;
  const toWrite = uses.get(counter);
  uses.set(counter, toWrite === undefined);
  if (toWrite === undefined) return;
  await ctx.commit(verb, [counted(ctx, item, { ...use, weight: toWrite ? 2 : 1 }, refuse)]);
}
