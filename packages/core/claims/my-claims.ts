import type { PersonId } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import type * as z from "zod";
import type { Context } from "../context";
import { endOf, postItem, postView } from "../posts";
import type { Post } from "../posts/schema";
import { deadlineFor, standingClaim } from "./load";
import { loadOwnRows } from "./own-rows";
import { standInsAsked, standInsAskedOf } from "./read-stand-ins";
import type { myClaimsSchema } from "./schema";

type MyClaims = z.output<typeof myClaimsSchema>;

/** The acting member's claims that are not over, by time, and what others ask of him or her; with the one made a moment ago. 1 read unit, and 0.5 a post. */
export async function listMyClaims(ctx: Context): Promise<MyClaims> {
  permit(ctx.actor, "claims.mine");
  const personId = ctx.actor.personId as PersonId;
  const own = await loadOwnRows(ctx, personId, true);
  const { calendar } = own;
  const entries = [...calendar.held, ...calendar.waiting].filter((e) => endOf({ to: e.t, weekly: e.w }) > ctx.now);
  const ids = entries.map((e) => e.p);
  const [posts, asked, standIns] = await Promise.all([
    ctx.table.getMany(postItem, ids),
    standInsAsked(ctx, personId, calendar),
    standInsAskedOf(ctx, own),
  ]);
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
