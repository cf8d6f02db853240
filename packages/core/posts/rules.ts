import { type PostId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { DEFAULT_ZONE, fromMinutes, listingTime, MINUTE, toMinutes } from "@rengang/kernel/time";
import type { DistrictSettings } from "../districts/schema";
import { type PostRow, ROSTER_INSIDE_MAX } from "./items";
import { refusePost } from "./refusals";
import type { Post } from "./schema";

/** Where a post stands in its unit's list: dated ones by local start, standing ones after them. */
export function postIdAt(unit: UnitId, startsAt: string | undefined, tail: string, zone = DEFAULT_ZONE): PostId {
  const time = startsAt === undefined ? "9" : listingTime(Date.parse(startsAt), zone);
  return `pst_${unit.slice(4)}.${time}.${tail}` as PostId;
}

/** Times of a new post in minutes. @throws Refusal `post.in_the_past` when it has begun already */
export function postTimes(
  facts: { startsAt?: string | undefined; endsAt?: string | undefined; claimBy?: string | undefined },
  settings: DistrictSettings,
  now: number,
): Pick<PostRow, "from" | "to" | "claimBy" | "withdrawBy"> {
  if (facts.startsAt === undefined || facts.endsAt === undefined) return {};
  const from = toMinutes(facts.startsAt);
  if (from * MINUTE <= now) throw refusePost("post.in_the_past");
  const claimBy = facts.claimBy === undefined ? from : Math.min(from, toMinutes(facts.claimBy));
  return { from, to: toMinutes(facts.endsAt), claimBy, withdrawBy: from - settings.withdrawHours * 60 };
}

export const takenOf = (post: PostRow): number => post.taken ?? post.holders?.size ?? 0;
export const hasRoom = (post: PostRow): boolean => takenOf(post) < post.places && (post.waiting?.length ?? 0) === 0;
export const keepsRosterInside = (post: PostRow): boolean => post.taken === undefined;
/** The counter that a large post starts with; small ones keep names instead. */
export const startingCount = (places: number): number | undefined => (places > ROSTER_INSIDE_MAX ? 0 : undefined);
export const isOver = (post: PostRow, now: number): boolean => post.to !== undefined && post.to * MINUTE <= now;

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
    places: post.places,
    taken: takenOf(post),
    waiting: post.waiting?.length ?? 0,
    waitingMax: post.waitMax,
    kinds: post.kinds ?? [],
    skills: post.skills ?? [],
    proposedBy: post.proposedBy,
  };
}

/** Whose posts a member of `unit` sees: the own community's, the street's and the district's. */
export function unitsSeenFrom(unit: UnitId): UnitId[] {
  return [unit, unit.slice(0, 7) as UnitId, ROOT_UNIT].filter((u, i, all) => all.indexOf(u) === i);
}
