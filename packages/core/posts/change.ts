import type { PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { type Change, update } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { type PostRow, postDetailItem, postItem } from "./items";
import { detailView, loadDetail, requireOwnPost } from "./read";
import { refusePost } from "./refusals";
import { isOver, keepsRosterInside, takenOf } from "./rules";
import { editPostSchema, type PostDetail, postReasonSchema } from "./schema";

/** Changes what the post says. Places never fall below those taken. @throws Refusal `post.places_below_taken` */
export async function editPost(ctx: Context, id: PostId, input: z.input<typeof editPostSchema>): Promise<PostDetail> {
  permit(ctx.actor, "posts.edit");
  const { title, place, places, ...detail } = parse(editPostSchema, input);
  const post = await requireOwnPost(ctx, id, { strong: true });
  const taken = takenOf(post);
  if (places !== undefined && places < taken) throw refusePost("post.places_below_taken", { taken });
  const enough = keepsRosterInside(post)
    ? "attribute_not_exists(#holders) OR size(#holders) <= :places"
    : "#taken <= :places";
  const changes: Change[] = [
    update(postItem, id, {
      set: defined({ title, place, places }),
      ...(places !== undefined && {
        when: {
          if: enough,
          values: { places },
          else: (old?: Record<string, unknown>) =>
            refusePost("post.places_below_taken", { taken: takenOf((old ?? {}) as unknown as PostRow) }),
        },
      }),
    }),
  ];
  if (Object.keys(defined(detail)).length > 0) changes.push(update(postDetailItem, id, { set: defined(detail) }));
  await ctx.commit("posts.edit", changes);
  return viewed(ctx, id);
}

const defined = (facts: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

async function viewed(ctx: Context, id: PostId): Promise<PostDetail> {
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
      const guard = { if: "#v = :version", values: { version: post.version } };
      const changes: Change[] = [update(postItem, id, { set: { state }, when: guard })];
      if (reason !== undefined) changes.push(update(postDetailItem, id, { set: { reason } }));
      await ctx.commit(verb, changes);
    }
    return viewed(ctx, id);
  });
}

/** The community takes a proposed post on. @throws Refusal `post.not_proposed` */
export async function approvePost(ctx: Context, id: PostId): Promise<PostDetail> {
  permit(ctx.actor, "posts.approve");
  return changeState(ctx, id, "posts.approve", (post) => {
    if (post.state === undefined) return undefined;
    if (post.state !== "proposed") throw refusePost("post.not_proposed");
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
      return "cancelled";
    },
    reason,
  );
}
