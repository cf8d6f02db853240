import { drawTicketOf } from "@rengang/kernel/crypto";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { MINUTE, toIso } from "@rengang/kernel/time";
import { absent, type Change, check, erased, put } from "@rengang/table/change";
import { loadCase } from "../claims";
import { refusalOf } from "../claims/rules";
import { type Context, settle } from "../context";
import { type PostRow, postItem, requirePost, seesPost } from "../posts";
import { type EntryRow, entryItem } from "./items";
import { refuseDraw } from "./refusals";
import { againstEntry, isGathering } from "./rules";
import type { DrawEntry } from "./schema";

const STRONG = { strong: true };

/**
 * Part of every commit that changes an entry: the entries are still open. Sealing changes the post, so that an entry
 * is either stored before it and drawn, or refused.
 */
const stillGathering = (ctx: Context, postId: PostId): Change =>
  check(postItem, postId, {
    if: "#state = :gathering AND #drawAt > :minute",
    values: { gathering: "gathering", minute: Math.floor(ctx.now / MINUTE) },
  });

const acknowledged = (postId: PostId, { ticket, at }: EntryRow): DrawEntry => ({
  postId,
  ticket,
  enteredAt: toIso(at),
});

/** @throws Refusal `draw.not_fair`, `draw.over` */
function requireGathering(post: PostRow, now: number): void {
  if (post.drawAt === undefined) throw refuseDraw("draw.not_fair");
  if (!isGathering(post, now)) throw refuseDraw("draw.over", { drawAt: post.drawAt });
}

/**
 * A member takes part in a fair opening, by the same personal rules as any claim. Entering twice is one entry with one
 * answer; an entry that was acknowledged is in the list that is drawn.
 * @throws Refusal the first personal rule that is not met, `draw.not_fair`, `draw.over`
 */
export async function enterDraw(ctx: Context, postId: PostId): Promise<DrawEntry> {
  permit(ctx.actor, "draws.enter");
  const personId = ctx.actor.personId as PersonId;
  return settle(async () => {
    const [post, entry] = await Promise.all([
      requirePost(ctx, postId, STRONG),
      ctx.table.get(entryItem, { postId, personId }, STRONG),
    ]);
    if (entry) return acknowledged(postId, entry);
    const of = await loadCase(ctx, post, personId, true);
    if (!seesPost(of.member.unitId, post, personId)) throw refuseCommon("thing.missing");
    requireGathering(post, ctx.now);
    const [against] = againstEntry(of);
    if (against) throw refusalOf(against);
    const ticket = drawTicketOf(ctx.platform.secrets.signing, postId, personId);
    const row: EntryRow = { personId, ticket, at: ctx.now };
    await ctx.commit("draws.enter", [put(entryItem, { postId, personId }, row, absent()), stillGathering(ctx, postId)]);
    return acknowledged(postId, row);
  });
}

/** A member takes the entry back; does nothing without one. @throws Refusal `draw.over` */
export async function takeBackEntry(ctx: Context, postId: PostId): Promise<void> {
  permit(ctx.actor, "draws.enter");
  const personId = ctx.actor.personId as PersonId;
  await settle(async () => {
    const [post, entry] = await Promise.all([
      requirePost(ctx, postId, STRONG),
      ctx.table.get(entryItem, { postId, personId }, STRONG),
    ]);
    if (!entry) return;
    requireGathering(post, ctx.now);
    await ctx.commit("draws.take_back", [erased(entryItem, { postId, personId }), stillGathering(ctx, postId)]);
  });
}
