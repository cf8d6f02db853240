import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { MINUTE } from "@rengang/kernel/time";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { placeOfMember, requireMember } from "../members";
import { hasRoom, requirePost, seesPost } from "../posts";
import { acceptOffer, bare, type Halves, takePlace, takeTurn } from "./changes";
import { loadCalendar, loadCase, standingClaim, surelyStanding } from "./load";
import { refuseClaim } from "./refusals";
import { decideClaim, type Way } from "./rules";
import { assignClaimSchema, type Claim, makeClaimSchema } from "./schema";

/**
 * Gives a person a place or a turn on the waiting list, by the rules and in one commit, however it is asked for. The
 * same again has one effect and one answer; whoever has been offered the place takes it.
 * @throws Refusal the first rule of `explainClaim` that is not met
 */
export async function claimFor(
  ctx: Context,
  verb: string,
  postId: PostId,
  personId: PersonId,
  { wait, way }: { wait: boolean; way: Way },
): Promise<Claim> {
  let rounds = 0;
  return settle(async () => {
    // The first round trusts cheap reads: the guards of the commit do not, and a second round reads strongly. That
    // somebody has the place already is never answered from a cheap read: it may have been given back since.
    // A draw asks each person once and keeps the answer, so that none may come from a read that lags behind.
    const strong = rounds++ > 0 || way === "draw";
    const post = await requirePost(ctx, postId, { strong });
    const turnsLeft = wait && (post.waiting?.length ?? 0) < post.waitMax;
    if (!hasRoom(post) && !turnsLeft && post.offers === undefined) return soldOut(ctx, personId, post, strong);
    const of = await loadCase(ctx, post, personId, strong, way);
    if (standingClaim(postId, personId, post, of.calendar)) {
      if (!strong) throw new Stale();
      const standing = await surelyStanding(ctx, post, personId, of.calendar);
      if (standing?.state !== "offered") return standing as Claim;
      if (post.offers?.[bare(personId)] === undefined) throw new Stale();
      return takeOffer(ctx, of);
    }
    if (way === "member" && !seesPost(of.member.unitId, post, personId)) throw refuseCommon("thing.missing");
    const state = decideClaim(of, wait);
    const drawing = way === "draw" ? "drawing" : undefined;
    await ctx.commit(verb, state === "claimed" ? takePlace(of, drawing) : takeTurn(of, drawing));
    return state === "claimed"
      ? { postId, personId, state }
      : { postId, personId, state, turn: (post.waiting?.length ?? 0) + 1 };
  });
}

/** @throws Refusal `claim.offer_over` */
async function takeOffer(ctx: Context, halves: Halves): Promise<Claim> {
  const { post, personId } = halves;
  const until = post.offers?.[bare(personId)] ?? 0;
  if (until * MINUTE <= ctx.now) throw refuseClaim("claim.offer_over", { until });
  await ctx.commit("claims.accept", acceptOffer(halves));
  return { postId: post.id, personId, state: "claimed" };
}

/** A full post is answered from its own item, unless the caller is among those who have it already. */
async function soldOut(
  ctx: Context,
  personId: PersonId,
  post: Awaited<ReturnType<typeof requirePost>>,
  strong: boolean,
): Promise<Claim> {
  const named = post.holders?.has(bare(personId)) || post.waiting?.includes(bare(personId));
  if (named || post.taken !== undefined) {
    const calendar = await loadCalendar(ctx, personId, true);
    // The calendar is fresh; a turn, and whether a place is only offered, are told by the post, which may not be.
    if (standingClaim(post.id, personId, post, calendar)) {
      const standing = strong && (await surelyStanding(ctx, post, personId, calendar));
      if (!standing || standing.state === "offered") throw new Stale();
      return standing;
    }
  }
  if (post.state !== undefined) throw refuseClaim("claim.post_not_open");
  const facts = { places: post.places, waiting: post.waiting?.length ?? 0, waitMax: post.waitMax };
  throw refuseClaim("claim.post_full", facts);
}

/**
 * A member claims a place, or a turn on the waiting list where he or she agreed to wait, or takes the place that was
 * offered. The same call twice has one effect and one answer.
 * @throws Refusal the first rule of `explainClaim` that is not met, `claim.offer_over`
 */
export async function makeClaim(ctx: Context, postId: PostId, input: z.input<typeof makeClaimSchema>): Promise<Claim> {
  permit(ctx.actor, "claims.make");
  const { wait } = parse(makeClaimSchema, input);
  return claimFor(ctx, "claims.make", postId, ctx.actor.personId as PersonId, { wait, way: "member" });
}

/** An organiser gives a place to a member, by the same rules. */
export async function assignClaim(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof assignClaimSchema>,
): Promise<Claim> {
  permit(ctx.actor, "claims.assign");
  const { personId, wait } = parse(assignClaimSchema, input);
  const [post, member] = await Promise.all([requirePost(ctx, postId), requireMember(ctx, personId)]);
  scope(ctx.actor, post);
  scope(ctx.actor, placeOfMember(member));
  return claimFor(ctx, "claims.assign", postId, personId, { wait, way: "organiser" });
}
