import type { PersonId, PostId } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { listingTime } from "@rengang/kernel/time";
import type { Loaded } from "@rengang/table/item";
import { loadCalendar, standingClaim } from "../claims";
import { claimEventItem } from "../claims/items";
import type { Claim } from "../claims/schema";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { unitsFor } from "../matching";
import { requireMember } from "../members";
import { type PostRow, postItem, requirePost } from "../posts";
import { type Appointment, appointmentOf } from "./rules";

/** A calendar with nothing in it but one's own claims. */
export interface ClaimCalendar {
  readonly zone: string;
  readonly appointments: readonly Appointment[];
}

const stateOf = (claim: Claim | undefined): Appointment["state"] | undefined =>
  claim && claim.state !== "withdrawn" && claim.state !== "released" ? claim.state : undefined;

/**
 * Sessions from today on that a person had a place or a turn on and that were called off or moved away: whoever looks only
 * into the calendar learns of it there.
 */
async function calledOff(ctx: Context, personId: PersonId, standing: ReadonlySet<PostId>): Promise<Loaded<PostRow>[]> {
  const today = listingTime(ctx.now).slice(0, 8);
  const units = unitsFor(await requireMember(ctx, personId)).map((unit) => unit.slice(4));
  const events = await Promise.all(
    units.map((unit) =>
      ctx.table.queryAll(claimEventItem, {
        pk: `PERSON#${personId}`,
        between: [`CLAIM#pst_${unit}.${today}`, `CLAIM#pst_${unit}.9`],
      }),
    ),
  );
  const last = new Map(events.flat().map((event) => [event.postId, event.event]));
  const gone = [...last].filter(([id, event]) => !standing.has(id) && ["cancelled", "moved"].includes(event));
  const posts = await ctx.table.getMany(
    postItem,
    gone.map(([id]) => id),
  );
  return posts.filter((post) => post.state === "cancelled" || post.state === "moved");
}

/**
 * All that a person's calendar shows: claims that stand, for a week after they are over, and sessions ahead that were
 * called off. 0.5 read units for each claim, and 2.5 more (3 in a compound). @throws Refusal `thing.missing` for somebody who is no longer on the roster
 */
export async function appointmentsOf(ctx: Context, personId: PersonId): Promise<ClaimCalendar> {
  const [calendar, { zone }] = await Promise.all([loadCalendar(ctx, personId, false), loadDistrict(ctx)]);
  const standing = new Set([...calendar.held, ...calendar.waiting].map((entry) => entry.p));
  const [posts, ended] = await Promise.all([
    ctx.table.getMany(postItem, [...standing]),
    calledOff(ctx, personId, standing),
  ]);
  const place = { district: ctx.district, zone, origin: ctx.platform.origin };
  const shown = [
    ...posts.map((post) => ({ post, state: stateOf(standingClaim(post.id, personId, post, calendar)) })),
    ...ended.map((post) => ({ post, state: "cancelled" as const })),
  ];
  const appointments = shown.flatMap(({ post, state }) => (state && appointmentOf(post, state, place)) ?? []);
  return { zone, appointments: appointments.sort((a, b) => a.from - b.from || (a.uid < b.uid ? -1 : 1)) };
}

/** My claim on one post, to put into a calendar. @throws Refusal `thing.missing` without a claim, or for a duty without hours */
export async function myClaimCalendar(ctx: Context, postId: PostId): Promise<ClaimCalendar> {
  permit(ctx.actor, "claims.feed");
  const personId = ctx.actor.personId as PersonId;
  const [post, calendar, { zone }] = await Promise.all([
    requirePost(ctx, postId),
    loadCalendar(ctx, personId, true),
    loadDistrict(ctx),
  ]);
  const state = stateOf(standingClaim(postId, personId, post, calendar));
  const place = { district: ctx.district, zone, origin: ctx.platform.origin };
  const appointment = state && appointmentOf(post, state, place);
  if (!appointment) throw refuseCommon("thing.missing");
  return { zone, appointments: [appointment] };
}
