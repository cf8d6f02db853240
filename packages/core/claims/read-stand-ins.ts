import type { PersonId, PostId } from "@rengang/kernel/ids";
import { toIso } from "@rengang/kernel/time";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { hasBegun, postItem, postView } from "../posts";
import { bare } from "./changes";
import { type CalendarRow, type StandInRow, standInItem } from "./items";
import type { OwnRows } from "./own-rows";
import { firstAgainst } from "./rules";
import type { StandIn } from "./schema";

/** Those that have not been answered. */
export const open = (rows: readonly Loaded<StandInRow>[]) => rows.filter((r) => r.state === "asked");

/** Everybody whom a member has asked. */
export const asksOf = (ctx: Context, from: PersonId) =>
  ctx.table.queryAll(standInItem, { pk: `STAND_INS#${from}`, index: 1, begins: "" });

/** Whom a member has asked and who has not answered: the name as the member gave it away, by post. */
export async function standInsAsked(
  ctx: Context,
  from: PersonId,
  calendar: CalendarRow,
): Promise<ReadonlyMap<PostId, string>> {
  if (!calendar.held.some((entry) => entry.s)) return new Map();
  return new Map(open(await asksOf(ctx, from)).map((row) => [row.postId, row.phoneEnd]));
}

/** What others ask of a member, as long as it can still be answered. */
export async function standInsAskedOf(ctx: Context, { member, calendar, asked }: OwnRows): Promise<StandIn[]> {
  const rows = open(asked);
  if (rows.length === 0) return [];
  const ids = rows.map((r) => r.postId);
  const [posts, { settings }] = await Promise.all([ctx.table.getMany(postItem, ids), loadDistrict(ctx)]);
  return rows.flatMap(({ from, fromName, note, askedAt, state, postId }) => {
    const post = posts.find((p) => p.id === postId);
    if (!post || hasBegun(post, ctx.now) || (post.holders && !post.holders.has(bare(from)))) return [];
    const against = firstAgainst({ post, member, calendar, settings, now: ctx.now, way: "stand_in" });
    return [{ from, post: postView(post), state, fromName, note, askedAt: toIso(askedAt), against }];
  });
}
