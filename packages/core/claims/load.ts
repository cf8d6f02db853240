import type { PersonId, PostId } from "@rengang/kernel/ids";
import { Stale } from "@rengang/kernel/refusal";
import { fromMinutes } from "@rengang/kernel/time";
import { defineItem, type Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { memberItem, requireMember } from "../members";
import { type PostRow, requirePost } from "../posts";
import { bare, type Halves, personOf, type Succession } from "./changes";
import { type CalendarRow, calendarItem } from "./items";
import { refuseClaim } from "./refusals";
import { type ClaimCase, EMPTY_CALENDAR, firstAgainst, offerUntil, type Way } from "./rules";
import type { Claim } from "./schema";

/** A member's calendar; an empty one before the first claim. */
export async function loadCalendar(ctx: Context, personId: PersonId, strong: boolean): Promise<Loaded<CalendarRow>> {
  return (await ctx.table.get(calendarItem, personId, { strong })) ?? EMPTY_CALENDAR;
}

/** The same items with the person that their key names, so that those of many can be told apart. */
const namedCalendarItem = defineItem<CalendarRow & { personId: PersonId }, PersonId>({
  kind: calendarItem.kind,
  key: calendarItem.key,
  read: (attributes, key) => ({
    ...(attributes as unknown as CalendarRow),
    personId: key.pk.slice("PERSON#".length) as PersonId,
  }),
});

/** The calendars of many people at once, by person; who never claimed has none. 0.5 read units each, a hundred a call. */
export async function loadCalendars(ctx: Context, ids: readonly PersonId[]): Promise<Map<PersonId, CalendarRow>> {
  return new Map((await ctx.table.getMany(namedCalendarItem, ids)).map((row) => [row.personId, row]));
}

/** The deadline as it stands for one member: leaving a session that was moved after the claim is never late. */
export const deadlineFor = (post: PostRow, calendar: CalendarRow): { withdrawBy?: string } =>
  post.from !== undefined && calendar.held.some((e) => e.p === post.id && e.m)
    ? { withdrawBy: fromMinutes(post.from) }
    : {};

/** All that the rules of claiming look at. */
export async function loadCase(
  ctx: Context,
  post: Loaded<PostRow>,
  personId: PersonId,
  strong: boolean,
  way: Way = "member",
): Promise<ClaimCase & Halves> {
  const [member, calendar, district] = await Promise.all([
    requireMember(ctx, personId),
    loadCalendar(ctx, personId, strong),
    loadDistrict(ctx),
  ]);
  return { post, personId, member, calendar, settings: district.settings, now: ctx.now, way };
}

/** The claim that a member has on a post as both halves tell it, or undefined. */
export function standingClaim(
  postId: PostId,
  personId: PersonId,
  post: PostRow,
  calendar: CalendarRow,
): Claim | undefined {
  const me = bare(personId);
  if (calendar.held.some((e) => e.p === postId)) {
    const until = post.offers?.[me];
    return until === undefined
      ? { postId, personId, state: "claimed" }
      : { postId, personId, state: "offered", until: new Date(until * 60_000).toISOString() };
  }
  const turn = (post.waiting ?? []).indexOf(me) + 1;
  return turn > 0 ? { postId, personId, state: "waitlisted", turn } : undefined;
}

/**
 * The claim of one whose calendar was read after the post. Whether a place is held or only offered is told by the post: it
 * may have been offered between the two reads.
 * @throws Refusal `claim.post_not_open` where the session is no longer; Stale when the halves belong to different moments
 */
export async function surelyStanding(
  ctx: Context,
  post: PostRow,
  personId: PersonId,
  calendar: Loaded<CalendarRow>,
): Promise<Claim | undefined> {
  const standing = standingClaim(post.id, personId, post, calendar);
  if (standing?.state !== "claimed") return standing;
  // Whether it was only offered is told where the session is now.
  if (post.state === "moved") throw refuseClaim("claim.post_not_open");
  if (post.taken === undefined) {
    if (!post.holders?.has(bare(personId))) throw new Stale();
    return standing;
  }
  // A post that only counts does not name me: what it offers is true while my calendar stays as it is.
  const now = await requirePost(ctx, post.id, { strong: true });
  const { version } = await loadCalendar(ctx, personId, true);
  if (version !== calendar.version) throw new Stale();
  return standingClaim(post.id, personId, now, calendar);
}

/**
 * Walks down the waiting list to the first who fits by the rules of claiming as they stand now. A post that was called off
 * gives nothing, and its line is dissolved by whoever tells everybody.
 * @param strong whether to be sure at once; otherwise the guards of the commit tell whether who comes next was read rightly
 * @throws Stale where a cheap read would pass somebody over: no guard would tell that it was wrong
 */
export async function findSuccession(ctx: Context, post: PostRow, strong: boolean): Promise<Succession> {
  const line = [...(post.waiting ?? [])];
  if (line.length === 0 || (post.state !== undefined && post.state !== "closed")) return { waiting: line };
  const { settings } = await loadDistrict(ctx);
  const until = offerUntil(post, settings, ctx.now);
  while (line.length > 0) {
    const personId = personOf(line.shift() as string);
    const [calendar, member] = await Promise.all([
      loadCalendar(ctx, personId, strong),
      ctx.table.get(memberItem, personId),
    ]);
    const fits = member && !firstAgainst({ post, member, calendar, settings, now: ctx.now, way: "line" });
    if (fits) return { next: { personId, calendar, until }, waiting: line };
    if (!strong) throw new Stale();
  }
  return { waiting: [] };
}
