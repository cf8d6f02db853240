import { type PostId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { invalidFields } from "@rengang/kernel/input";
import { addDays, DEFAULT_ZONE, fromMinutes, instantOf, listingTime, MINUTE, toMinutes } from "@rengang/kernel/time";
import type { DistrictSettings } from "../districts/schema";
import { type PostRow, ROSTER_INSIDE_MAX } from "./items";
import { refusePost } from "./refusals";
import type { Post, PostFacts } from "./schema";

/** Where a post stands in its unit's list: dated ones by local start, standing ones after them. */
export function postIdAt(unit: UnitId, startsAt: string | undefined, tail: string, zone = DEFAULT_ZONE): PostId {
  const time = startsAt === undefined ? "9" : listingTime(Date.parse(startsAt), zone);
  return `pst_${unit.slice(4)}.${time}.${tail}` as PostId;
}

type PostTimes = Pick<PostRow, "from" | "to" | "claimBy" | "withdrawBy" | "openAt" | "drawAt" | "weekly">;
const minutesOf = (iso: string | undefined) => (iso === undefined ? undefined : toMinutes(iso));

/**
 * Times of a new post in minutes.
 * @throws Refusal `post.in_the_past` when it has begun already, `input.invalid` where a deadline has passed
 */
export function postTimes(
  facts: Pick<PostFacts, "startsAt" | "endsAt" | "claimBy" | "openAt" | "drawAt" | "timetable">,
  settings: DistrictSettings,
  now: number,
): PostTimes {
  const passed = (["claimBy", "drawAt"] as const).filter((f) => facts[f] !== undefined && Date.parse(facts[f]) <= now);
  if (passed.length > 0) throw invalidFields(passed.map((path) => ({ path, problem: "in_the_past" })));
  const opening = { openAt: minutesOf(facts.openAt), drawAt: minutesOf(facts.drawAt), weekly: facts.timetable };
  if (facts.startsAt === undefined || facts.endsAt === undefined) {
    if (facts.timetable && instantOf(facts.timetable.until, facts.timetable.endsAt) <= now) {
      throw invalidFields([{ path: "timetable.until", problem: "in_the_past" }]);
    }
    return { ...opening, claimBy: minutesOf(facts.claimBy) };
  }
  const from = toMinutes(facts.startsAt);
  if (from * MINUTE <= now) throw refusePost("post.in_the_past");
  const claimBy = facts.claimBy === undefined ? from : Math.min(from, toMinutes(facts.claimBy));
  return { ...opening, from, to: toMinutes(facts.endsAt), claimBy, withdrawBy: from - settings.withdrawHours * 60 };
}

export const takenOf = (post: PostRow): number => post.taken ?? post.holders?.size ?? 0;
export const hasRoom = (post: PostRow): boolean => takenOf(post) < post.places && (post.waiting?.length ?? 0) === 0;
export const keepsRosterInside = (post: PostRow): boolean => post.taken === undefined;
/** The counter that a large post starts with; small ones keep names instead. */
export const startingCount = (places: number): number | undefined => (places > ROSTER_INSIDE_MAX ? 0 : undefined);
export const hasBegun = (post: PostRow, now: number): boolean => post.from !== undefined && post.from * MINUTE <= now;
/** When the post ends for good, in epoch milliseconds; a standing duty without hours never does. */
export const endOf = (post: Pick<PostRow, "to" | "weekly">): number => {
  if (post.to !== undefined) return post.to * MINUTE;
  return post.weekly ? instantOf(addDays(post.weekly.until, 1), "00:00") : Number.POSITIVE_INFINITY;
};
export const isOver = (post: PostRow, now: number): boolean => endOf(post) <= now;

/** A post as everyone may see it: numbers, not names. */
export function postView(post: PostRow): Post {
  const at = (minutes: number | undefined) => (minutes === undefined ? undefined : fromMinutes(minutes));
  return {
    id: post.id,
    unitId: post.unitId,
    title: post.title,
    team: post.team,
    kind: post.from === undefined ? "standing" : "dated",
    state: post.state ?? "open",
    place: post.place,
    startsAt: at(post.from),
    endsAt: at(post.to),
    claimBy: at(post.claimBy),
    withdrawBy: at(post.withdrawBy),
    timetable: post.weekly,
    openAt: at(post.openAt),
    drawAt: at(post.drawAt),
    series: post.series,
    areas: post.areas,
    needs: post.needs,
    most: post.most,
    places: post.places,
    taken: takenOf(post),
    waiting: post.waiting?.length ?? 0,
    waitingMax: post.waitMax,
    kinds: post.kinds ?? [],
    skills: post.skills ?? [],
    proposedBy: post.proposedBy,
  };
}

/** Its people are being drawn or carried over: for some seconds nobody comes or goes. */
export const isBusy = (post: PostRow): boolean => ["moving", "moved", "drawing"].includes(post.state ?? "open");

/** What members see of a unit's list; a moved session is told by the one it moved to. */
const SHOWN: readonly (PostRow["state"] | "open")[] = ["open", "closed", "gathering", "drawing", "moving"];
export const isShown = (post: PostRow): boolean => SHOWN.includes(post.state ?? "open");

/** Whose posts a member of `unit` sees: the own community's, the street's and the district's. */
export function unitsSeenFrom(unit: UnitId): UnitId[] {
  return [unit, unit.slice(0, 7) as UnitId, ROOT_UNIT].filter((u, i, all) => all.indexOf(u) === i);
}
