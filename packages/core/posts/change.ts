import type { PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { MINUTE } from "@rengang/kernel/time";
import { type Change, unchanged, update } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { dueChange, type PostRow, postDetailItem, postItem } from "./items";
import { detailView, loadDetail, requireOwnPost } from "./read";
import { refusePost } from "./refusals";
import { hasBegun, isOver } from "./rules";
import { type PostDetail, postReasonSchema } from "./schema";

/** The post as it stands now. */
export async function viewedPost(ctx: Context, id: PostId): Promise<PostDetail> {
  const [post, detail] = await Promise.all([requireOwnPost(ctx, id, { strong: true }), loadDetail(ctx, id)]);
  return detailView(post, detail);
}

async function changeState(
  ctx: Context,
  id: PostId,
  verb: string,
  decide: (post: PostRow) => PostRow["state"],
  reason?: string,
): Promise<PostDetail> {
  return settle(async () => {
    const post = await requireOwnPost(ctx, id, { strong: true });
    const state = decide(post);
    if (state !== post.state) {
      const keys = dueChange(post, { ...post, state });
      const changes: Change[] = [update(postItem, id, { set: { state }, ...keys, when: unchanged(post.version) })];
      if (reason !== undefined) changes.push(update(postDetailItem, id, { set: { reason } }));
      await ctx.commit(verb, changes);
    }
    return viewedPost(ctx, id);
  });
}

/** The community takes a proposed post on. @throws Refusal `post.not_proposed` */
export async function approvePost(ctx: Context, id: PostId): Promise<PostDetail> {
  permit(ctx.actor, "posts.approve");
  return changeState(ctx, id, "posts.approve", (post) => {
    if (post.state === undefined) return undefined;
    if (post.state !== "proposed") throw refusePost("post.not_proposed");
    if (isOver(post, ctx.now)) throw refusePost("post.over");
    return opened(post);
  });
}

/** A post that opens fairly gathers entries first. */
const opened = (post: PostRow): PostRow["state"] => (post.drawAt === undefined ? undefined : "gathering");

/** Shows a draft to members. @throws Refusal `post.not_draft`, `post.over` when its start or its draw has passed */
export async function publishDraft(ctx: Context, id: PostId): Promise<PostDetail> {
  permit(ctx.actor, "posts.publish");
  return changeState(ctx, id, "posts.publish_draft", (post) => {
    if (post.state === opened(post)) return post.state;
    if (post.state !== "draft") throw refusePost("post.not_draft");
    if (hasBegun(post, ctx.now) || (post.drawAt ?? Number.POSITIVE_INFINITY) * MINUTE <= ctx.now)
      throw refusePost("post.over");
    return opened(post);
  });
}

/** Takes claims again. @throws Refusal `post.not_closed`, `post.over` */
export async function reopenPost(ctx: Context, id: PostId): Promise<PostDetail> {
  permit(ctx.actor, "posts.edit");
  return changeState(ctx, id, "posts.reopen", (post) => {
    if (post.state !== undefined && post.state !== "closed") throw refusePost("post.not_closed");
    if (isOver(post, ctx.now)) throw refusePost("post.over");
    return undefined;
  });
}

/** The community gives a proposed post back with a reason. @throws Refusal `post.not_proposed` */
export async function returnPost(
  ctx: Context,
  id: PostId,
  input: z.input<typeof postReasonSchema>,
): Promise<PostDetail> {
  permit(ctx.actor, "posts.approve");
  const { reason } = parse(postReasonSchema, input);
  return changeState(
    ctx,
    id,
    "posts.return",
    (post) => {
      if (post.state !== "proposed" && post.state !== "returned") throw refusePost("post.not_proposed");
      return "returned";
    },
    reason,
  );
}

/** Takes no further claims; those who hold a place keep it. @throws Refusal `post.not_open` */
export async function closePost(ctx: Context, id: PostId): Promise<PostDetail> {
  permit(ctx.actor, "posts.edit");
  return changeState(ctx, id, "posts.close", (post) => {
    if (post.state !== undefined && post.state !== "closed") throw refusePost("post.not_open");
    return "closed";
  });
}

/** Calls the post off with a reason; a reaction frees everyone's time and tells them. @throws Refusal `post.over` */
export async function cancelPost(
  ctx: Context,
  id: PostId,
  input: z.input<typeof postReasonSchema>,
): Promise<PostDetail> {
  permit(ctx.actor, "posts.edit");
  const { reason } = parse(postReasonSchema, input);
  return changeState(
    ctx,
    id,
    "posts.cancel",
    (post) => {
      if (isOver(post, ctx.now)) throw refusePost("post.over");
      if (post.state === "proposed" || post.state === "returned") throw refusePost("post.not_open");
      if (post.state === "moved") throw refusePost("post.moved");
      if (post.state === "drawing" || post.state === "moving") throw refusePost("post.busy");
      return "cancelled";
    },
    reason,
  );
}
