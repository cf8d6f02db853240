import { ancestry, covers, type PersonId, type PostId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { listingTime, toIso } from "@rengang/kernel/time";
import type { Page } from "@rengang/table/district-table";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { requireMember } from "../members";
import { type PostDetailRow, type PostRow, postDetailItem, postItem } from "./items";
import { postView } from "./rules";
import type { PostDetail } from "./schema";

/** One post, or `thing.missing`. */
export async function requirePost(ctx: Context, id: PostId, how: { strong?: boolean } = {}): Promise<Loaded<PostRow>> {
  const row = await ctx.table.get(postItem, id, how);
  if (!row) throw refuseCommon("thing.missing");
  return row;
}

/** A post that lies in the actor's part of the tree; others are missing to staff. */
export async function requireOwnPost(
  ctx: Context,
  id: PostId,
  how: { strong?: boolean } = {},
): Promise<Loaded<PostRow>> {
  const row = await requirePost(ctx, id, how);
  scope(ctx.actor, row);
  return row;
}

/**
 * One page of a unit's list: from today on in the order of time with standing duties last, or back from yesterday.
 * One query; 20 posts of about 350 bytes are one read unit.
 */
export async function pageOfPosts(
  ctx: Context,
  unit: UnitId,
  page: { when: "upcoming" | "past"; limit: number; cursor?: string | undefined },
): Promise<Page<PostRow>> {
  const today = `P#${listingTime(ctx.now).slice(0, 8)}`;
  const between = page.when === "upcoming" ? ([today, "P#~"] as const) : (["P#0", today] as const);
  return ctx.table.query(postItem, {
    pk: `POSTS#${unit}`,
    between,
    limit: page.limit,
    cursor: page.cursor,
    descending: page.when === "past",
  });
}

/** A member sees the posts of the own community and of the units above it. */
export function seesPost(home: UnitId, post: PostRow, personId: PersonId): boolean {
  if (post.state === "draft") return false;
  if (post.state === "proposed" || post.state === "returned") return post.proposedBy === personId;
  return ancestry(home).includes(post.unitId) || covers(home, post.unitId);
}

export function detailView(post: PostRow, detail: (PostDetailRow & { version?: number }) | undefined): PostDetail {
  const {
    version: _,
    publishedAt = 0,
    ...rest
  } = detail ?? { description: "", bring: "", beneficiaries: "", unitName: "" };
  return { ...postView(post), ...rest, publishedAt: toIso(publishedAt) };
}

/** The part of a post that lists leave out. */
export const loadDetail = (ctx: Context, id: PostId) => ctx.table.get(postDetailItem, id);

/**
 * The unit whose list an actor opens when none is named. A member who has moved since signing in is asked for anew.
 */
export async function listUnit(ctx: Context, wanted: UnitId | undefined): Promise<UnitId> {
  const grant = permit(ctx.actor, "posts.list");
  const home = grant.unitId ?? ROOT_UNIT;
  if (grant.role !== "member") {
    // Whoever answers for a team or a single post opens the list of a unit and finds there what is his or hers.
    if (!covers(home, wanted ?? home)) throw refuseCommon("permission.denied", { unit: wanted ?? home });
    return wanted ?? home;
  }
  if (wanted === undefined || ancestry(home).includes(wanted)) return wanted ?? home;
  const { unitId } = await requireMember(ctx, ctx.actor.personId as PersonId);
  if (!ancestry(unitId).includes(wanted)) throw refuseCommon("thing.missing");
  return wanted;
}
