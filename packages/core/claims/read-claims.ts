import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { phoneSeen, relationToHolders } from "@rengang/kernel/masking";
import { inScope, permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { fromMinutes, toIso } from "@rengang/kernel/time";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { fieldsShown, keepLook } from "../looks";
import { memberItem, requireMember } from "../members";
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
import { bare, personOf } from "./changes";
import { claimEventItem, rosterItem } from "./items";
import { deadlineFor, loadCase, standingClaim } from "./load";
import { loadOwnRows } from "./own-rows";
import { explainClaim } from "./rules";
import type { Claimant, explainedSchema, Leaver } from "./schema";

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

/** Who holds a place and who waits, in turn; phones in full for the community that organises. */
export async function listClaimants(ctx: Context, postId: PostId): Promise<Claimant[]> {
  permit(ctx.actor, "claims.list");
  const post = await requireOwnPost(ctx, postId);
  const waiting = (post.waiting ?? []).map((id) => personOf(id));
  const held = await holdersOf(ctx, post);
  const rows = new Map((await ctx.table.getMany(memberItem, [...held, ...waiting])).map((m) => [m.personId, m]));
  const relation = relationToHolders(ctx.actor);
  const claimant = (personId: PersonId, turn?: number): Claimant => {
    const row = rows.get(personId);
    const phone = phoneSeen(relation, row?.phone ?? "");
    const until = post.offers?.[bare(personId)];
    const held = until === undefined ? ("claimed" as const) : ("offered" as const);
    const state = turn === undefined ? held : ("waitlisted" as const);
    const offer = until === undefined ? {} : { until: fromMinutes(until) };
    return { personId, name: row?.name ?? "", phone, employerName: row?.employerName, state, turn, ...offer };
  };
  const claimants = [...held.map((id) => claimant(id)), ...waiting.map((id, i) => claimant(id, i + 1))];
  await keepLook(ctx, "claims.list", { postId }, fieldsShown(claimants));
  return claimants;
}

/** Who held a place and does so no more, each once, newest first; with a late withdrawal goes the reason given. */
export async function listLeavers(ctx: Context, postId: PostId): Promise<Leaver[]> {
  permit(ctx.actor, "claims.list");
  const post = await requireOwnPost(ctx, postId);
  const [events, held] = await Promise.all([
    ctx.table.queryAll(claimEventItem, { pk: `LEFT#${postId}`, index: 1, begins: "" }),
    holdersOf(ctx, post),
  ]);
  const last = new Map(events.map((e) => [e.personId, e]));
  const gone = [...last.values()]
    .filter((e) => !held.includes(e.personId))
    .sort((a, b) => b.at - a.at || a.personId.localeCompare(b.personId));
  const rows = await ctx.table.getMany(
    memberItem,
    gone.map((e) => e.personId),
  );
  const names = new Map(rows.map((m) => [m.personId, m.name]));
  const leavers = gone.map(({ personId, event, at, why }) => ({
    personId,
    name: names.get(personId) ?? "",
    // The index holds nothing else.
    event: event as Leaver["event"],
    at: toIso(at),
    why,
  }));
  await keepLook(ctx, "claims.list", { postId }, fieldsShown(leavers));
  return leavers;
}

/** The people who hold a place: from the post itself, or for a large one from its roster rows. */
export async function holdersOf(ctx: Context, post: PostRow): Promise<PersonId[]> {
  if (post.taken === undefined) return [...(post.holders ?? [])].sort().map((id) => personOf(id));
  const roster = await ctx.table.queryAll(rosterItem, { pk: `POST#${post.id}`, begins: "ROSTER#", strong: true });
  return roster.filter((r) => r.state === "claimed").map((r) => r.personId);
}
