import { covers } from "@rengang/kernel/ids";
import type { ClaimCase, RuleCheck } from "../claims/rules";
import { explainClaim } from "../claims/rules";
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

/** What stands against a member on a post. A fair opening that gathers entries is asked for an entry, not for a place. */
export const againstOf = (of: ClaimCase): RuleCheck[] =>
  of.post.state === "gathering" ? againstEntry(of) : explainClaim(of).filter((check) => !check.met);

type Told = Pick<PostForMe, "mine" | "against" | "waiting" | "waitingMax" | "fits" | "startsAt" | "id">;

/** What may be taken, then where one may wait, then what one has, then what one may not take. */
function groupOf({ mine, against, waiting, waitingMax }: Told): number {
  if (mine) return 2;
  if (against.length === 0) return 0;
  const onlyFull = against.every((check) => check.rule === "claim.post_full");
  return onlyFull && waiting < waitingMax ? 1 : 3;
}

/** How many of the three questions are answered with yes: near, at a free time, something I can or chose. */
const answered = ({ fits }: Told): number =>
  Number(fits.includes("near")) +
  Number(fits.includes("time")) +
  Number(fits.includes("skill") || fits.includes("team"));

/** The order of posts for a member: what may be taken, then what suits in more ways, then by time, at one time the near; standing duties last. */
export function bySuit(a: Told, b: Told): number {
  const time = ({ startsAt = "9" }: Told) => startsAt;
  return (
    groupOf(a) - groupOf(b) ||
    answered(b) - answered(a) ||
    time(a).localeCompare(time(b)) ||
    Number(b.fits.includes("near")) - Number(a.fits.includes("near")) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
