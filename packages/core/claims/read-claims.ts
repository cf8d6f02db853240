import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { memberItem, requireMember } from "../members";
import { maskPhone } from "../people/rules";
import {
  detailView,
  listUnit,
  loadDetail,
  type PostRow,
  pageOfPosts,
  postItem,
  postView,
  requireOwnPost,
  requirePost,
  seesPost,
} from "../posts";
import { listPostsSchema, type Post, type PostDetail } from "../posts/schema";
import { rosterItem } from "./items";
import { loadCalendar, loadCase, standingClaim } from "./load";
import { explainClaim } from "./rules";
import type { Claimant, myClaimsSchema } from "./schema";

/** The acting member's claims that are not over, by time. */
export async function listMyClaims(ctx: Context): Promise<z.output<typeof myClaimsSchema>> {
  permit(ctx.actor, "claims.mine");
  const personId = ctx.actor.personId as PersonId;
  const calendar = await loadCalendar(ctx, personId, true);
  const entries = [...calendar.held, ...calendar.waiting].filter((e) => e.t === undefined || e.t * 60_000 > ctx.now);
  const posts = await ctx.table.getMany(
    postItem,
    entries.map((e) => e.p),
  );
  const claims = posts.flatMap((post) => {
    const claim = standingClaim(post.id, personId, post, calendar);
    return claim && (claim.state === "claimed" || claim.state === "waitlisted")
      ? [{ state: claim.state, turn: claim.turn, post: postView(post) }]
      : [];
  });
  const order = (p: Post) => p.startsAt ?? "9";
  return { claims: claims.sort((a, b) => order(a.post).localeCompare(order(b.post))) };
}

/**
 * A page of a unit's posts. With `for: "me"` each carries the member's own claim and every rule that stands against one.
 * 1.0 read unit for 20 posts; 1.5 more with `for`.
 */
export async function listPosts(
  ctx: Context,
  input: z.input<typeof listPostsSchema>,
): Promise<{ posts: Post[]; cursor?: string }> {
  permit(ctx.actor, "posts.list");
  const asked = parse(listPostsSchema, input);
  const page = await pageOfPosts(ctx, await listUnit(ctx, asked.unitId), asked);
  const member = ctx.actor.grant.role === "member";
  const personId = ctx.actor.personId as PersonId;
  const shown = page.rows.filter(
    (p) => !member || ["closed", undefined].includes(p.state) || p.proposedBy === personId,
  );
  const posts = asked.for === "me" && member ? await withReasons(ctx, shown) : shown.map(postView);
  return page.cursor ? { posts, cursor: page.cursor } : { posts };
}

async function withReasons(ctx: Context, rows: readonly (PostRow & { version: number })[]): Promise<Post[]> {
  const personId = ctx.actor.personId as PersonId;
  const [member, calendar, district] = await Promise.all([
    requireMember(ctx, personId),
    loadCalendar(ctx, personId, false),
    loadDistrict(ctx),
  ]);
  return rows.map((post) => {
    const against = explainClaim({ post, member, calendar, settings: district.settings, now: ctx.now }).filter(
      (c) => !c.met,
    );
    return { ...postView(post), mine: mineOf(standingClaim(post.id, personId, post, calendar)), against };
  });
}

const mineOf = (claim: ReturnType<typeof standingClaim>): Post["mine"] =>
  claim?.state === "claimed" || claim?.state === "waitlisted" ? claim.state : undefined;

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
  const mine = mineOf(standingClaim(id, personId, post, of.calendar));
  if (!mine && !seesPost(of.member.unitId, post, personId)) throw refuseCommon("thing.missing");
  const rules = explainClaim(of);
  return { ...detailView(post, detail), mine, rules, against: rules.filter((c) => !c.met) };
}

/** Who holds a place and who waits, in turn; phones in full for the community that organises. */
export async function listClaimants(ctx: Context, postId: PostId): Promise<Claimant[]> {
  permit(ctx.actor, "claims.list");
  const post = await requireOwnPost(ctx, postId);
  const waiting = (post.waiting ?? []).map((id) => `per_${id}` as PersonId);
  const held = await holdersOf(ctx, post);
  const rows = new Map((await ctx.table.getMany(memberItem, [...held, ...waiting])).map((m) => [m.personId, m]));
  const community = ctx.actor.grant.role === "community_worker";
  const claimant = (personId: PersonId, turn?: number): Claimant => {
    const row = rows.get(personId);
    const phone = row ? (community ? row.phone : maskPhone(row.phone)) : "";
    const state = turn === undefined ? ("claimed" as const) : ("waitlisted" as const);
    return { personId, name: row?.name ?? "", phone, employerName: row?.employerName, state, turn };
  };
  return [...held.map((id) => claimant(id)), ...waiting.map((id, i) => claimant(id, i + 1))];
}

/** The people who hold a place: from the post itself, or for a large one from its roster rows. */
export async function holdersOf(ctx: Context, post: PostRow): Promise<PersonId[]> {
  if (post.taken === undefined) return [...(post.holders ?? [])].sort().map((id) => `per_${id}` as PersonId);
  const roster = await ctx.table.queryAll(rosterItem, { pk: `POST#${post.id}`, begins: "ROSTER#", strong: true });
  return roster.filter((r) => r.state === "claimed").map((r) => r.personId);
}
