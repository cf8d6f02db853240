import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import { postItem } from "./items";
import { loadDetail } from "./read";

/** Tells the member who proposed a post what became of it. */
const tellAuthor: Reaction = {
  name: "posts.tell-author",
  kinds: ["POST"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (before?.state !== "proposed" || !after || after.state === "proposed" || !postItem.read) return;
    const post = postItem.read({ ...after }, key);
    if (!post.proposedBy) return;
    if (post.state === undefined || post.state === "gathering")
      await notify(ctx, post.proposedBy, "post.approved", post.id, stamp.at, { title: post.title });
    if (post.state === "returned") {
      const reason = (await loadDetail(ctx, post.id))?.reason ?? "";
      await notify(ctx, post.proposedBy, "post.returned", post.id, stamp.at, { title: post.title, reason });
    }
  },
};

export const postReactions: readonly Reaction[] = [tellAuthor];
