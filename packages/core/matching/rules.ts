import { covers } from "@rengang/kernel/ids";
import type { ClaimCase, RuleCheck } from "../claims/rules";
import type { District } from "../districts/schema";
import { againstEntry } from "../draws/rules";
import type { MemberRow } from "../members/items";
import type { PostRow } from "../posts/items";
import { timesNeeded } from "./free-times";
import type { Fit, PostForMe } from "./schema";

type Place = Pick<District, "settings" | "zone">;

/**
 * Why a post suits a member, in the order in which it is told. Nothing is weighed: each reason holds or does not.
 * Near is what the member's own community, or a compound in it, has published.
 */
export function fitsOf(post: PostRow, member: MemberRow, { settings, zone }: Place): Fit[] {
  const times = timesNeeded(post, settings, zone);
  const holds: Record<Fit, boolean> = {
    near: covers(member.unitId, post.unitId),
    time: times.length > 0 && times.every((time) => member.freeTimes.includes(time)),
    skill: post.skills?.some((skill) => member.skills.includes(skill)) ?? false,
    team: member.registration.teams.includes(post.team),
  };
  return (Object.keys(holds) as Fit[]).filter((fit) => holds[fit]);
}

/**
 * Whether the member has said to be free when the post takes place: `undefined` when he or she has said nothing about
 * free times. Who has said something about them has said it of a duty without hours too.
 */
export function saysFree(post: PostRow, member: MemberRow, { settings, zone }: Place): boolean | undefined {
  if (member.freeTimes.length === 0) return undefined;
  return timesNeeded(post, settings, zone).every((time) => member.freeTimes.includes(time));
}

/** How near a post is to being taken: at once, by waiting in line, held already, not at all. */
export type Reach = "take" | "wait" | "mine" | "not";
const REACHES: readonly Reach[] = ["take", "wait", "mine", "not"];

/**
 * Whether the member may take the post. A fair opening that gathers entries is asked for an entry, not for a place.
 * @param against every rule that is not met
 */
export function reachOf(of: ClaimCase, against: readonly RuleCheck[], mine: PostForMe["mine"]): Reach {
  if (mine) return "mine";
  const { post } = of;
  if ((post.state === "gathering" ? againstEntry(of) : against).length === 0) return "take";
  const onlyFull = against.every((check) => check.rule === "claim.post_full");
  return onlyFull && (post.waiting?.length ?? 0) < post.waitMax ? "wait" : "not";
}

/** A post with how near it is to being taken. */
export interface Reached {
  readonly post: Pick<PostForMe, "id" | "fits" | "startsAt">;
  readonly reach: Reach;
}

/** How many of the three questions are answered with yes: near, at a free time, something I can or chose. */
const answered = (fits: readonly Fit[]): number =>
  Number(fits.includes("near")) +
  Number(fits.includes("time")) +
  Number(fits.includes("skill") || fits.includes("team"));

/**
 * The order of posts for a member: what may be taken, then what suits in more ways, then by time, at one time the near;
 * standing duties last.
 */
export function bySuit({ post: a, reach: one }: Reached, { post: b, reach: other }: Reached): number {
  return (
    REACHES.indexOf(one) - REACHES.indexOf(other) ||
    answered(b.fits) - answered(a.fits) ||
    (a.startsAt ?? "9").localeCompare(b.startsAt ?? "9") ||
    Number(b.fits.includes("near")) - Number(a.fits.includes("near")) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
