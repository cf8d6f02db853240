import type { Context } from "../context";
import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import { loadDetail, type PostRow, postItem } from "../posts";
import { ENTRIES, entryItem } from "./items";
import { inParts } from "./tell";

async function tellCancelled(ctx: Context, post: PostRow, at: number): Promise<void> {
  const reason = (await loadDetail(ctx, post.id))?.reason ?? "";
  const facts = { title: post.title, startsAt: (post.from ?? 0) * 60_000, reason };
  const entries = await ctx.table.queryAll(entryItem, { pk: `POST#${post.id}`, begins: ENTRIES, strong: true });
  await inParts(entries, ({ personId }) => notify(ctx, personId, "post.cancelled", post.id, at, facts));
}

/** A fair opening was called off before it was drawn: everyone who had entered is told why, once. */
const onCancelled: Reaction = {
  name: "draws.tell-cancelled",
  kinds: ["POST"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (before?.state !== "gathering" || after?.state !== "cancelled" || !postItem.read) return;
    await tellCancelled(ctx, postItem.read({ ...after }, key), stamp.at);
  },
};

export const drawReactions: readonly Reaction[] = [onCancelled];
