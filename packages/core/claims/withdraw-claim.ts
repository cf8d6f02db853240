import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { Stale } from "@rengang/kernel/refusal";
import { MINUTE } from "@rengang/kernel/time";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { type PostRow, requirePost } from "../posts";
import { leavePlace, leaveTurn } from "./changes";
import { findSuccession, loadCalendar, standingClaim } from "./load";
import { refuseClaim } from "./refusals";
import { type Claim, releaseClaimSchema } from "./schema";

async function leave(
  ctx: Context,
  verb: string,
  postId: PostId,
  personId: PersonId,
  state: "withdrawn" | "released",
  allowed: (post: PostRow) => void,
): Promise<Claim> {
  return settle(async () => {
    // In this order: whoever is moved up between the two reads is found in the calendar, never in neither half.
    const post = await requirePost(ctx, postId, { strong: true });
    const calendar = await loadCalendar(ctx, personId, true);
    const standing = standingClaim(postId, personId, post, calendar);
    if (!standing) throw refuseClaim("claim.missing");
    const halves = { post, personId, calendar, now: ctx.now };
    if (standing.state === "waitlisted") await ctx.commit(verb, leaveTurn(halves));
    else {
      if (post.waiting?.includes(personId.slice(4))) throw new Stale();
      allowed(post);
      await ctx.commit(verb, leavePlace(halves, await findSuccession(ctx, post)));
    }
    return { postId, personId, state };
  });
}

function beforeDeadline(post: PostRow, now: number): void {
  if (post.withdrawBy !== undefined && now > post.withdrawBy * MINUTE) {
    throw refuseClaim("claim.too_late_to_withdraw", { withdrawBy: post.withdrawBy });
  }
}

/**
 * A member gives a place or a turn back; the place goes to the next in line in the same commit.
 * @throws Refusal `claim.missing`, `claim.too_late_to_withdraw`
 */
export async function withdrawClaim(ctx: Context, postId: PostId): Promise<Claim> {
  permit(ctx.actor, "claims.withdraw");
  const personId = ctx.actor.personId as PersonId;
  return leave(ctx, "claims.withdraw", postId, personId, "withdrawn", (post) => beforeDeadline(post, ctx.now));
}

/** An organiser takes a member off the post, with a reason that the member reads. @throws Refusal `claim.missing` */
export async function releaseClaim(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof releaseClaimSchema>,
): Promise<Claim> {
  permit(ctx.actor, "claims.assign");
  const { personId } = parse(releaseClaimSchema, input);
  scope(ctx.actor, (await requirePost(ctx, postId)).unitId);
  return leave(ctx, "claims.release", postId, personId, "released", () => {});
}
