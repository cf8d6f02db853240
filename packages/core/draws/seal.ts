import { sha256 } from "@rengang/kernel/crypto";
import type { PostId } from "@rengang/kernel/ids";
import { unchanged, update } from "@rengang/table/change";
import { type Context, settle } from "../context";
import { startJob } from "../jobs";
import { dueChange, loadDetail, postItem, requirePost, seedOf } from "../posts";
import { isToSeal } from "./rules";

/** One draw a post, so one job, however many clocks strike. */
export const drawJobId = (postId: PostId): string => `job_draw-${postId}`;

/**
 * Ends the entries of a post whose draw is due and starts the draw, in one commit.
 * @returns whether it was this call that did
 * @throws Error when the seed is not the one whose hash was published: the installation's key has changed
 */
export async function sealDraw(ctx: Context, postId: PostId): Promise<boolean> {
  return settle(async () => {
    const post = await requirePost(ctx, postId, { strong: true });
    if (!isToSeal(post, ctx.now)) return false;
    const detail = await loadDetail(ctx, postId);
    if (detail?.seedHash !== sha256(seedOf(ctx, postId))) throw new Error(`${postId}: not the seed that was promised`);
    await ctx.commit("draws.seal", [
      update(postItem, postId, {
        set: { state: "drawing" },
        ...dueChange(post, { ...post, state: "drawing" }),
        when: unchanged(post.version),
      }),
      startJob(ctx, {
        id: drawJobId(postId),
        kind: "draws.run",
        total: post.places + post.waitMax,
        input: { postId },
      }),
    ]);
    return true;
  });
}
