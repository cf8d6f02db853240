import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { inScope, permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { fieldsShown, keepLook } from "../looks";
import { requireMember } from "../members";
import {
  detailView,
  isShown,
  listUnit,
  loadDetail,
  type PostRow,
  pageOfPosts,
  postView,
  requireOwnPost,
  requirePost,
  seesPost,
} from "../posts";
import { listPostsSchema, type Post, type PostDetail } from "../posts/schema";
import { personOf } from "./changes";
import { rosterItem } from "./items";
import { deadlineFor, loadCase, standingClaim } from "./load";
import { loadOwnRows } from "./own-rows";
import { explainClaim } from "./rules";
import type { explainedSchema } from "./schema";

/**
 * A page of a unit's posts; the organiser of one post finds that one alone. With `for: "me"` each carries the member's own claim and every rule that stands against one.
 * 0.5 read units for 10 posts; 0.5 more with `for`.
 */
export async function listPosts(
  ctx: Context,
  input: z.input<typeof listPostsSchema>,
): Promise<{ posts: Post[]; cursor?: string }> {
  permit(ctx.actor, "posts.list");
  const asked = parse(listPostsSchema, input);
  const { postId } = ctx.actor.grant;
  if (postId !== undefined) return { posts: [postView(await requireOwnPost(ctx, postId))] };
  const page = await pageOfPosts(ctx, await listUnit(ctx, asked.unitId), asked);
  const member = ctx.actor.grant.role === "member";
  const personId = ctx.actor.personId as PersonId;
  const shown = page.rows.filter((p) =>
    member ? isShown(p) || p.proposedBy === personId : p.state !== "moved" && inScope(ctx.actor, p),
  );
  const posts = asked.for === "me" && member ? await withReasons(ctx, shown) : shown.map(postView);
  return page.cursor ? { posts, cursor: page.cursor } : { posts };
}

async function withReasons(ctx: Context, rows: readonly (PostRow & { version: number })[]): Promise<Post[]> {
  const personId = ctx.actor.personId as PersonId;
  const [{ member, calendar }, district] = await Promise.all([loadOwnRows(ctx, personId), loadDistrict(ctx)]);
  return rows.map((post) => {
    const against = explainClaim({ post, member, calendar, settings: district.settings, now: ctx.now }).filter(
      (c) => !c.met,
    );
    const mine = mineOf(standingClaim(post.id, personId, post, calendar));
    return { ...postView(post), ...mine, ...deadlineFor(post, calendar), against };
  });
}

/** What a post says of the reader's own claim. */
export function mineOf(claim: ReturnType<typeof standingClaim>): Pick<Post, "mine" | "offeredUntil"> {
  if (!claim || claim.state === "withdrawn" || claim.state === "released") return {};
  return { mine: claim.state, offeredUntil: claim.until };
}

/** One post. A member also reads every rule, met or not, and the own claim. */
export async function viewPost(ctx: Context, id: PostId): Promise<PostDetail> {
  const grant = permit(ctx.actor, "posts.view");
  if (grant.role !== "member") {
    const [post, detail] = await Promise.all([requireOwnPost(ctx, id), loadDetail(ctx, id)]);
    return detailView(post, detail);
  }
  const personId = ctx.actor.personId as PersonId;
  const [post, detail] = await Promise.all([requirePost(ctx, id), loadDetail(ctx, id)]);
  const of = await loadCase(ctx, post, personId, true);
  const standing = standingClaim(id, personId, post, of.calendar);
  if (!standing && !seesPost(of.member.unitId, post, personId)) throw refuseCommon("thing.missing");
  const rules = explainClaim(of);
  const mine = { ...mineOf(standing), ...deadlineFor(post, of.calendar) };
  return { ...detailView(post, detail), ...mine, rules, against: rules.filter((c) => !c.met) };
}

/**
 * For any member of the actor's part of the tree: every rule of claiming this post, met or not. The same function decides
 * when a place is given.
 */
export async function explainFor(
  ctx: Context,
  postId: PostId,
  personId: PersonId,
): Promise<z.output<typeof explainedSchema>> {
  permit(ctx.actor, "claims.explain");
  const [post, member] = await Promise.all([requireOwnPost(ctx, postId), requireMember(ctx, personId)]);
  scope(ctx.actor, member.unitId);
  const of = await loadCase(ctx, post, personId, true, "organiser");
  const { mine } = mineOf(standingClaim(postId, personId, post, of.calendar));
  const explained = { state: mine, rules: explainClaim(of) };
  await keepLook(ctx, "claims.explain", { personId }, fieldsShown([explained]));
  return explained;
}

/** The people who hold a place: from the post itself, or for a large one from its roster rows. */
export async function holdersOf(ctx: Context, post: PostRow): Promise<PersonId[]> {
  if (post.taken === undefined) return [...(post.holders ?? [])].sort().map((id) => personOf(id));
  const roster = await ctx.table.queryAll(rosterItem, { pk: `POST#${post.id}`, begins: "ROSTER#", strong: true });
  return roster.filter((r) => r.state === "claimed").map((r) => r.personId);
}
