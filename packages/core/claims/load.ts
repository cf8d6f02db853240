import type { PersonId, PostId } from "@rengang/kernel/ids";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { requireMember } from "../members";
import type { PostRow } from "../posts";
import type { Halves, Succession } from "./changes";
import { type CalendarRow, calendarItem } from "./items";
import { type ClaimCase, canBePromoted, EMPTY_CALENDAR } from "./rules";
import type { Claim } from "./schema";

/** A member's calendar; an empty one before the first claim. */
export async function loadCalendar(ctx: Context, personId: PersonId, strong: boolean): Promise<Loaded<CalendarRow>> {
  return (await ctx.table.get(calendarItem, personId, { strong })) ?? EMPTY_CALENDAR;
}

/** All that the rules of claiming look at. */
export async function loadCase(
  ctx: Context,
  post: Loaded<PostRow>,
  personId: PersonId,
  strong: boolean,
): Promise<ClaimCase & Halves> {
  const [member, calendar, district] = await Promise.all([
    requireMember(ctx, personId),
    loadCalendar(ctx, personId, strong),
    loadDistrict(ctx),
  ]);
  return { post, personId, member, calendar, settings: district.settings, now: ctx.now };
}

/** The claim that a member has on a post as both halves tell it, or undefined. */
export function standingClaim(
  postId: PostId,
  personId: PersonId,
  post: PostRow,
  calendar: CalendarRow,
): Claim | undefined {
  const me = personId.slice(4);
  if (calendar.held.some((e) => e.p === postId)) return { postId, personId, state: "claimed" };
  const turn = (post.waiting ?? []).indexOf(me) + 1;
  return turn > 0 ? { postId, personId, state: "waitlisted", turn } : undefined;
}

/** Walks down the waiting list to the first who can take the place. */
export async function findSuccession(ctx: Context, post: PostRow): Promise<Succession> {
  const line = [...(post.waiting ?? [])];
  while (line.length > 0) {
    const personId = `per_${line.shift()}` as PersonId;
    const calendar = await loadCalendar(ctx, personId, true);
    if (canBePromoted(calendar, post, ctx.now)) return { next: { personId, calendar }, waiting: line };
  }
  return { waiting: [] };
}
