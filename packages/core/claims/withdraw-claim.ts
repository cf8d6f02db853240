import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { Stale } from "@rengang/kernel/refusal";
import { MINUTE } from "@rengang/kernel/time";
import type * as z from "zod";
import { type Context, settle, settleCheaply } from "../context";
import { dueAt, hasBegun, isBusy, type PostRow, requirePost } from "../posts";
import { refusePost } from "../posts/refusals";
import { bare, leavePlace, leaveTurn, noteOf } from "./changes";
import type { CalendarNote, CalendarRow } from "./items";
import { findSuccession, loadCalendar, standingClaim } from "./load";
import { refuseClaim } from "./refusals";
import { type Claim, releaseClaimSchema, withdrawClaimSchema } from "./schema";

type Leaving = Pick<Claim, "state" | "late">;

/**
 * Takes a person off a post, wherever he or she stands on it; a place goes to the next in line in the same commit. Post and
 * calendars may be read cheaply: each of them stands in the commit with the version that was read.
 * @param allowed refuses, or tells the history how
 */
export async function leave(
  ctx: Context,
  verb: string,
  postId: PostId,
  personId: PersonId,
  allowed: (post: PostRow, calendar: CalendarRow) => CalendarNote | undefined,
  state: Leaving["state"],
): Promise<Claim> {
  return settleCheaply(async (strong) => {
    // In this order: whoever is moved up between the two reads is found in the calendar, never in neither half.
    const post = await requirePost(ctx, postId, { strong });
    const calendar = await loadCalendar(ctx, personId, strong);
    const standing = standingClaim(postId, personId, post, calendar);
    if (!standing) throw refuseClaim("claim.missing");
    // While places are drawn, or people carried to another time, who has what is not decided yet.
    if (isBusy(post)) throw refusePost("post.busy");
    const halves = { post, personId, calendar, now: ctx.now };
    if (standing.state === "waitlisted") {
      await ctx.commit(verb, leaveTurn(halves));
      return { postId, personId, state };
    }
    if (post.waiting?.includes(bare(personId))) throw new Stale();
    const note = allowed(post, calendar);
    await ctx.commit(verb, leavePlace(halves, await findSuccession(ctx, post, strong), note));
    return { postId, personId, state, ...(note?.how === "late" && { late: true }) };
  });
}

/**
 * Until the deadline a place is given back plainly, and so are an offer and the place of a session that was moved.
 * Later it takes a reason and is marked; once the session has begun, attendance tells what happened.
 * @throws Refusal `claim.begun`, `claim.late_needs_reason`
 */
function withdrawal(post: PostRow, calendar: CalendarRow, offered: boolean, why: string, now: number) {
  if (hasBegun(post, now)) throw refuseClaim("claim.begun");
  const moved = calendar.held.some((e) => e.p === post.id && e.m);
  const late = post.withdrawBy !== undefined && now > post.withdrawBy * MINUTE && !offered && !moved;
  if (late && !why) throw refuseClaim("claim.late_needs_reason", { withdrawBy: post.withdrawBy ?? 0 });
  return late ? noteOf(post, "late", why) : undefined;
}

/**
 * A member gives a place, an offer or a turn back; the place goes to the next in line in the same commit.
 * @throws Refusal `claim.missing`, `claim.begun`, `claim.late_needs_reason`
 */
export async function withdrawClaim(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof withdrawClaimSchema> = {},
): Promise<Claim> {
  permit(ctx.actor, "claims.withdraw");
  const { reason = "" } = parse(withdrawClaimSchema, input);
  const personId = ctx.actor.personId as PersonId;
  return leave(
    ctx,
    "claims.withdraw",
    postId,
    personId,
    (post, calendar) => withdrawal(post, calendar, post.offers?.[bare(personId)] !== undefined, reason, ctx.now),
    "withdrawn",
  );
}

/** An organiser takes a member off the post, with a reason that the member reads. @throws Refusal `claim.missing` */
export async function releaseClaim(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof releaseClaimSchema>,
): Promise<Claim> {
  permit(ctx.actor, "claims.assign");
  const { personId, reason } = parse(releaseClaimSchema, input);
  scope(ctx.actor, await requirePost(ctx, postId));
  return leave(
    ctx,
    "claims.release",
    postId,
    personId,
    (post) => ({ p: post.id, how: "released", why: reason }),
    "released",
  );
}

/** An offer that was not taken in time passes on. @returns whether it was still there */
export async function lapseOffer(ctx: Context, postId: PostId, personId: PersonId): Promise<boolean> {
  return settle(async () => {
    const post = await requirePost(ctx, postId, { strong: true });
    const until = post.offers?.[bare(personId)];
    if (until === undefined || until * MINUTE > ctx.now || dueAt(post) === undefined) return false;
    const calendar = await loadCalendar(ctx, personId, true);
    if (!calendar.held.some((e) => e.p === postId)) throw new Stale();
    const halves = { post, personId, calendar, now: ctx.now };
    await ctx.commit("claims.lapse", leavePlace(halves, await findSuccession(ctx, post, true), noteOf(post, "lapsed")));
    return true;
  });
}
