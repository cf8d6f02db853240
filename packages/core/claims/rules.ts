import { covers } from "@rengang/kernel/ids";
import type { Fact, Facts, Refusal } from "@rengang/kernel/refusal";
import { DAY, HOUR, MINUTE } from "@rengang/kernel/time";
import type { DistrictSettings } from "../districts/schema";
import type { MemberRow } from "../members";
import { endOf, hasRoom, type PostRow } from "../posts";
import type { CalendarEntry, CalendarNote, CalendarRow } from "./items";
import { meet, stretchWith, travelBetween } from "./overlap";
import { type ClaimRefusal, refuseClaim } from "./refusals";
import { counted, periodOf, seriesKey } from "./tally";

export const EMPTY_CALENDAR: CalendarRow & { version: number } = { held: [], waiting: [], version: 0 };

export interface RuleCheck {
  rule: ClaimRefusal;
  met: boolean;
  facts: Record<string, string | number | string[]>;
}

/**
 * How a place is asked for. One set of rules serves all ways; they differ only in who may still come when: a member
 * between opening and deadline, the next in line, a stand-in or one drawn until the start, an organiser or an imported
 * sheet until the end.
 */
export type Way = "member" | "line" | "stand_in" | "draw" | "organiser";

export interface ClaimCase {
  readonly post: PostRow;
  readonly member: MemberRow;
  readonly calendar: CalendarRow;
  readonly settings: DistrictSettings;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Absent: the member. */
  readonly way?: Way | undefined;
}

/** An entry for the post in the member's calendar. */
export const entryFor = (post: PostRow): CalendarEntry =>
  post.from === undefined
    ? { p: post.id, ...(post.weekly && { w: post.weekly }), ...countsOnly(post) }
    : { p: post.id, f: post.from, t: post.to, ...countsOnly(post) };
const countsOnly = (post: PostRow): Pick<CalendarEntry, "l"> => (post.taken === undefined ? {} : { l: 1 });

/** The entry of the calendar that stands in the way of a post's time, were there so many minutes of way between two communities. */
export function inTheWay(calendar: CalendarRow, post: PostRow, travelMinutes = 0): CalendarEntry | undefined {
  const own = entryFor(post);
  return calendar.held.find((e) => e.p !== post.id && meet(e, own, travelBetween(e.p, post.id, travelMinutes)));
}

const endOfEntry = (e: CalendarEntry): number => endOf({ to: e.t, weekly: e.w });

/** How many held places still lie ahead (standing duties count as long as they are held). */
export const openClaims = (calendar: CalendarRow, now: number): number =>
  calendar.held.filter((e) => endOfEntry(e) > now).length;

/** States in which a post gives places, by the way in which they are asked for. */
const GIVES: Readonly<Record<Way, readonly PostRow["state"][]>> = {
  member: [undefined],
  organiser: [undefined],
  line: [undefined, "closed"],
  stand_in: [undefined, "closed"],
  draw: ["drawing"],
};

/** Until when a place may be asked for in this way, in epoch milliseconds. */
function lastMoment(post: PostRow, way: Way): number {
  if (way === "organiser") return endOf(post);
  const start = (post.from ?? Number.POSITIVE_INFINITY) * MINUTE;
  return way === "member" && post.claimBy !== undefined ? post.claimBy * MINUTE : Math.min(start, endOf(post));
}

function areaFits(post: PostRow, member: MemberRow): boolean {
  const home = member.compoundId ?? member.unitId;
  if (post.areas) return post.areas.some((area) => covers(area, home));
  return post.unitId === member.unitId || covers(post.unitId, home);
}

/** Every rule of claiming, met or not, in the order in which they are told. The same list decides and explains. */
export function explainClaim({ post, member, calendar, settings, now, way = "member" }: ClaimCase): RuleCheck[] {
  const check = (rule: ClaimRefusal, met: boolean, facts: RuleCheck["facts"] = {}): RuleCheck => ({ rule, met, facts });
  const about = (e: CalendarEntry | undefined): RuleCheck["facts"] =>
    e ? { postId: e.p, from: e.f ?? 0, to: e.t ?? 0 } : {};
  const clash = inTheWay(calendar, post);
  const near = inTheWay(calendar, post, settings.travelMinutes);
  const stretch = stretchWith(entryFor(post), calendar.held);
  const open = openClaims(calendar, now);
  const tally = calendar.tally ?? {};
  const month = post.from === undefined ? 0 : (tally[periodOf("month", post.from)] ?? 0);
  const mine = tally[seriesKey(post) ?? ""] ?? 0;
  const missing = (post.needs ?? []).filter((name) => !member.briefings?.[name]);
  return [
    check("claim.post_not_open", GIVES[way].includes(post.state)),
    check("claim.not_open_yet", way !== "member" || (post.openAt ?? 0) * MINUTE <= now, { openAt: post.openAt ?? 0 }),
    check("claim.too_late", now < lastMoment(post, way), { claimBy: post.claimBy ?? 0 }),
    check("claim.not_registered", member.registration.state === "accepted"),
    check("claim.not_for_area", areaFits(post, member), { areas: post.areas ?? [] }),
    check("claim.not_for_kind", !post.kinds || post.kinds.includes(member.kind), { kinds: post.kinds ?? [] }),
    check("claim.skill_needed", !post.skills || post.skills.some((s) => member.skills.includes(s)), {
      skills: post.skills ?? [],
    }),
    check("claim.briefing_needed", missing.length === 0, { briefings: missing }),
    check("claim.overlap", clash === undefined, about(clash)),
    check("claim.no_time_to_travel", clash !== undefined || near === undefined, {
      ...about(clash ? undefined : near),
      minutes: settings.travelMinutes,
    }),
    check("claim.too_long_at_a_stretch", stretch * MINUTE <= settings.stretchHoursMax * HOUR, {
      hours: Math.round(stretch / 30) / 2,
      most: settings.stretchHoursMax,
    }),
    check("claim.too_many", open < settings.openClaimsMax, { open, most: settings.openClaimsMax }),
    check("claim.too_many_in_month", !settings.monthlyClaimsMax || month < settings.monthlyClaimsMax, {
      held: month,
      most: settings.monthlyClaimsMax,
    }),
    check("claim.too_many_in_series", !post.most || post.from === undefined || mine < post.most.count, {
      held: mine,
      most: post.most?.count ?? 0,
      per: post.most?.per ?? "month",
    }),
    check("claim.post_full", hasRoom(post), {
      places: post.places,
      waiting: post.waiting?.length ?? 0,
      waitMax: post.waitMax,
    }),
  ];
}

/** The first rule that stands against a person, the places left out: for those who get a place that another leaves. */
export const firstAgainst = (of: ClaimCase): RuleCheck | undefined =>
  explainClaim(of).find((c) => !c.met && c.rule !== "claim.post_full");

/**
 * Whether the member gets a place now or a turn on the waiting list.
 * @throws Refusal the first rule that is not met
 */
export function decideClaim(of: ClaimCase, wait: boolean): "claimed" | "waitlisted" {
  const against = explainClaim(of).filter((c) => !c.met);
  const [first] = against;
  if (!first) return "claimed";
  const onlyFull = against.length === 1 && first.rule === "claim.post_full";
  if (onlyFull && wait && (of.post.waiting?.length ?? 0) < of.post.waitMax) return "waitlisted";
  throw refusalOf(first);
}

/** The refusal for a rule that is not met. */
export const refusalOf = (check: RuleCheck): Refusal =>
  refuseClaim(check.rule, check.facts as Facts & Record<string, Fact>);

/**
 * Until when (epoch minutes) the next in line may think about a place that became free, or undefined when it is given
 * at once: what comes early enough to be returned plainly is given.
 */
export function offerUntil(post: PostRow, settings: DistrictSettings, now: number): number | undefined {
  const late = post.withdrawBy !== undefined && now > post.withdrawBy * MINUTE;
  if (settings.offers === "never" || (settings.offers === "late" && !late)) return undefined;
  const until = Math.floor(now / MINUTE) + settings.offerMinutes;
  return post.from === undefined ? until : Math.min(until, post.from);
}

const KEPT = 7 * DAY;

/** Whether an entry ended so long ago that the calendar lets it go. */
export const hasPassed = (e: CalendarEntry, now: number): boolean => endOfEntry(e) <= now - KEPT;

/** The calendar without what ended a week ago, so that the item stays small. */
export function tidied(calendar: CalendarRow, now: number): CalendarRow {
  const recent = (e: CalendarEntry) => !hasPassed(e, now);
  return {
    held: calendar.held.filter(recent),
    waiting: calendar.waiting.filter(recent),
    ...(calendar.tally && { tally: calendar.tally }),
  };
}

/** The calendar with the place taken (and no longer waited for). */
export function withPlace(calendar: CalendarRow, post: PostRow, now: number, note?: CalendarNote): CalendarRow {
  const { held, waiting } = tidied(calendar, now);
  const tally = counted(calendar, post, 1, now);
  return { held: [...held, entryFor(post)], waiting: waiting.filter((e) => e.p !== post.id), tally, note };
}

/** The calendar with a turn on the post's waiting list. */
export function withTurn(calendar: CalendarRow, post: PostRow, now: number): CalendarRow {
  const { held, waiting, tally } = tidied(calendar, now);
  return { held, waiting: [...waiting, entryFor(post)], tally };
}

/** The calendar without the post. */
export function without(calendar: CalendarRow, post: PostRow, now: number, note?: CalendarNote): CalendarRow {
  const { held, waiting, tally } = tidied(calendar, now);
  const gone = held.find((e) => e.p === post.id);
  return {
    held: held.filter((e) => e !== gone),
    waiting: waiting.filter((e) => e.p !== post.id),
    tally: gone ? counted(calendar, post, -1, now) : tally,
    note,
    ...(gone && !gone.l && post.taken !== undefined && { grown: post.id }),
  };
}
