import type { PostId } from "@rengang/kernel/ids";
import { erased, put } from "@rengang/table/change";
import type { Reaction } from "../context/reaction";
import type { PostDetailRow } from "../posts/items";
import { grantItem } from "./items";
import { endingSessions } from "./own-sessions";

/**
 * A moved session has a new address: its organisers answer for it there. Their sessions name the old one and end. Run again
 * it finds nobody at the old address.
 */
export const followPost: Reaction = {
  name: "people.follow-post",
  kinds: ["POST_DETAIL"],
  run: async (ctx, { before, after, key }) => {
    const { movedTo } = (after ?? {}) as Partial<PostDetailRow>;
    if (movedTo === undefined || before?.movedTo === movedTo) return;
    const old = key.pk.slice("POST#".length) as PostId;
    const rows = await ctx.table.queryAll(grantItem, { pk: "GRANTS", index: 1, begins: `post_organiser#${old}#` });
    for (const row of rows) {
      const next = { ...row, postId: movedTo };
      await ctx.commit("people.follow_post", [
        put(grantItem, next, next),
        erased(grantItem, row),
        ...(await endingSessions(ctx, row.personId)),
      ]);
    }
  },
};
