import { covers } from "@rengang/kernel/ids";
import type { Fact, Facts, Refusal } from "@rengang/kernel/refusal";
import { DAY, MINUTE } from "@rengang/kernel/time";
import type { DistrictSettings } from "../districts/schema";
import type { MemberRow } from "../members";
import { hasRoom, type PostRow } from "../posts";
import type { CalendarEntry, CalendarRow } from "./items";
import { type ClaimRefusal, refuseClaim } from "./refusals";

export const EMPTY_CALENDAR: CalendarRow & { version: number } = { held: [], waiting: [], version: 0 };

export interface RuleCheck {
  rule: ClaimRefusal;
  met: boolean;
  facts: Record<string, string | number | string[]>;
}

export interface ClaimCase {
  readonly post: PostRow;
  readonly member: MemberRow;
  readonly calendar: CalendarRow;
  readonly settings: DistrictSettings;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Two intervals share time; the end of one may be the start of the next. */
export const overlaps = (a: CalendarEntry, b: { from?: number | undefined; to?: number | undefined }): boolean =>
  a.f !== undefined && a.t !== undefined && b.from !== undefined && b.to !== undefined && a.f < b.to && b.from < a.t;

/** The entry of the calendar that stands in the way of a post's time. */
export const inTheWay = (calendar: CalendarRow, post: PostRow): CalendarEntry | undefined =>
  calendar.held.find((entry) => entry.p !== post.id && overlaps(entry, post));

/** How many held places still lie ahead (standing duties count as long as they are held). */
export const openClaims = (calendar: CalendarRow, now: number): number =>
  calendar.held.filter((e) => e.t === undefined || e.t * MINUTE > now).length;

/** Every rule of claiming, met or not, in the order in which they are told. The same list decides and explains. */
export function explainClaim({ post, member, calendar, settings, now }: ClaimCase): RuleCheck[] {
  const check = (rule: ClaimRefusal, met: boolean, facts: RuleCheck["facts"] = {}): RuleCheck => ({ rule, met, facts });
  const clash = inTheWay(calendar, post);
  const area = post.unitId === member.unitId || covers(post.unitId, member.compoundId ?? member.unitId);
  const open = openClaims(calendar, now);
  return [
    check("claim.post_not_open", post.state === undefined),
    check("claim.too_late", post.claimBy === undefined || now < post.claimBy * MINUTE, { claimBy: post.claimBy ?? 0 }),
    check("claim.not_registered", member.registration.state === "accepted"),
    check("claim.not_for_area", area),
    check("claim.not_for_kind", !post.kinds || post.kinds.includes(member.kind), { kinds: post.kinds ?? [] }),
    check("claim.skill_needed", !post.skills || post.skills.some((s) => member.skills.includes(s)), {
      skills: post.skills ?? [],
    }),
    check("claim.overlap", clash === undefined, clash ? { postId: clash.p, from: clash.f ?? 0, to: clash.t ?? 0 } : {}),
    check("claim.too_many", open < settings.openClaimsMax, { open, most: settings.openClaimsMax }),
    check("claim.post_full", hasRoom(post), {
      places: post.places,
      waiting: post.waiting?.length ?? 0,
      waitMax: post.waitMax,
    }),
  ];
}

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

/** An entry for the post in the member's calendar. */
export const entryFor = (post: PostRow): CalendarEntry =>
  post.from === undefined ? { p: post.id } : { p: post.id, f: post.from, t: post.to };

const KEPT = 7 * DAY;

/** The calendar without what ended a week ago, so that the item stays small. */
export function tidied(calendar: CalendarRow, now: number): CalendarRow {
  const recent = (e: CalendarEntry) => e.t === undefined || e.t * MINUTE > now - KEPT;
  return { held: calendar.held.filter(recent), waiting: calendar.waiting.filter(recent) };
}

/** The calendar with the place taken (and no longer waited for). */
export function withPlace(calendar: CalendarRow, post: PostRow, now: number): CalendarRow {
  const { held, waiting } = tidied(calendar, now);
  return { held: [...held, entryFor(post)], waiting: waiting.filter((e) => e.p !== post.id) };
}

/** The calendar with a turn on the post's waiting list. */
export function withTurn(calendar: CalendarRow, post: PostRow, now: number): CalendarRow {
  const { held, waiting } = tidied(calendar, now);
  return { held, waiting: [...waiting, entryFor(post)] };
}

/** The calendar without the post. */
export function without(calendar: CalendarRow, post: PostRow, now: number): CalendarRow {
  const { held, waiting } = tidied(calendar, now);
  return { held: held.filter((e) => e.p !== post.id), waiting: waiting.filter((e) => e.p !== post.id) };
}

/** Whether the one whose turn it is can still take the place: nothing else has come into the way. */
export const canBePromoted = (calendar: CalendarRow, post: PostRow, now: number): boolean =>
  inTheWay(calendar, post) === undefined && (post.from === undefined || post.from * MINUTE > now);
