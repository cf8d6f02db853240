import type { PersonId } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import type * as z from "zod";
import type { Context } from "../context";
import { endOf, postItem, postView } from "../posts";
import type { Post } from "../posts/schema";
import { deadlineFor, loadCalendar, standingClaim } from "./load";
import { standInsAsked, standInsAskedOf } from "./read-stand-ins";
import type { myClaimsSchema } from "./schema";

type MyClaims = z.output<typeof myClaimsSchema>;

/** The acting member's claims that are not over, by time, and what others ask of him or her. */
export async function listMyClaims(ctx: Context): Promise<MyClaims> {
  permit(ctx.actor, "claims.mine");
  const personId = ctx.actor.personId as PersonId;
  const [calendar, asked, standIns] = await Promise.all([
    loadCalendar(ctx, personId, true),
    standInsAsked(ctx, personId),
    standInsAskedOf(ctx, personId),
  ]);
  const entries = [...calendar.held, ...calendar.waiting].filter((e) => endOf({ to: e.t, weekly: e.w }) > ctx.now);
  const posts = await ctx.table.getMany(
    postItem,
    entries.map((e) => e.p),
  );
  const claims = posts.flatMap((post): MyClaims["claims"] => {
    const claim = standingClaim(post.id, personId, post, calendar);
    if (!claim || claim.state === "withdrawn" || claim.state === "released") return [];
    const { state, turn, until } = claim;
    return [
      {
        state,
        turn,
        until,
        standInAsked: asked.get(post.id),
        post: { ...postView(post), ...deadlineFor(post, calendar) },
      },
    ];
  });
  const order = (p: Post) => p.startsAt ?? "9";
  return { claims: claims.sort((a, b) => order(a.post).localeCompare(order(b.post))), standIns };
}
