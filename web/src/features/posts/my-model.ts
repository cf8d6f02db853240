import type { Post, PostDetail } from "@rengang/core/posts/schema";
import { api, json } from "../../lib/api";
import { clockNow } from "../../lib/clock";
import { formatHours, onClock } from "../../lib/format";
import { createRemote } from "../../lib/remote";
import { teamName } from "../teams/words";
import { seasonOver } from "./timetable";

export type { Post, PostDetail };
export type Check = NonNullable<Post["against"]>[number];

/** Whose posts someone in this unit sees: the own community's, the street's, the district's. */
export const unitsSeen = (unitId: string): string[] => [...new Set([unitId, unitId.slice(0, 7), "unt_0"])];

/** How far up the tree a post was published. */
export function reachOf(unitId: string): "district" | "street" | "near" {
  return unitId === "unt_0" ? "district" : unitId.length === 7 ? "street" : "near";
}

/** One post as the member reads it. */
export function createPost(postId: () => string | undefined) {
  return createRemote<PostDetail>(() => ({
    key: ["posts", "one", postId()],
    enabled: postId() !== undefined,
    load: async () =>
      (await json(api.posts[":postId"].$get({ param: { postId: postId() as never } }))) as unknown as PostDetail,
  }));
}

/** With a post that takes no claims goes why, as its state tells. */
export const told = (post: Post, check: Check): Check =>
  check.rule === "claim.post_not_open"
    ? { ...check, facts: { ...check.facts, state: post.state, ...(post.drawAt && { drawAt: post.drawAt }) } }
    : check;

export type Standing = "claimed" | "offered" | "waitlisted" | "free" | "queue" | "stopped";

/** Where the member stands with a post: what can be done, and if nothing, which rule says so. */
export function standingOf(post: Post): { is: Standing; check?: Check | undefined } {
  if (post.mine) return { is: post.mine };
  const against = post.against ?? [];
  const check = against.find((one) => one.rule !== "claim.post_full");
  if (check) return { is: "stopped", check: told(post, check) };
  const full = against.find((one) => one.rule === "claim.post_full");
  if (!full) return { is: "free" };
  return post.waiting < post.waitingMax ? { is: "queue", check: full } : { is: "stopped", check: full };
}

export const leftOf = (post: Post): number => Math.max(0, post.places - post.taken);

/** The hours of a session, in words' digits; nothing for a standing duty. */
export function hoursOf(post: Pick<Post, "startsAt" | "endsAt">): string | undefined {
  if (!post.startsAt || !post.endsAt) return undefined;
  return formatHours((Date.parse(post.endsAt) - Date.parse(post.startsAt)) / 3_600_000);
}

/** Until when a place can be given back without asking anyone; nothing means always. */
export function withdrawUntil(post: Pick<Post, "withdrawBy">): number | undefined {
  return post.withdrawBy ? Date.parse(post.withdrawBy) : undefined;
}

export type Leaving = "plain" | "late" | "begun";

/**
 * How a place is given back now: plainly, with a reason once the deadline has passed, or by telephone once it has begun.
 * An offer and a turn are given back plainly.
 */
export function leavingOf(post: Pick<Post, "mine" | "startsAt" | "withdrawBy">, now = clockNow()): Leaving {
  if (post.mine === "waitlisted") return "plain";
  if (post.startsAt && Date.parse(post.startsAt) <= now) return "begun";
  const until = withdrawUntil(post);
  return post.mine === "claimed" && until !== undefined && now > until ? "late" : "plain";
}

export interface PostFilter {
  team: string;
  /** Any of `evening`, `weekend`, `skill`, `open`. */
  only: readonly string[];
  search: string;
}

const startOf = (post: Post) => (post.startsAt ? onClock(post.startsAt).time : post.timetable?.startsAt);
/** As members say when they are free: an evening begins at six. */
const isEvening = (post: Post) => (startOf(post) ?? "") >= "18:00";
const isWeekend = (post: Post) =>
  post.startsAt
    ? [0, 6].includes(new Date(`${onClock(post.startsAt).day}T00:00:00Z`).getUTCDay())
    : (post.timetable?.days ?? []).some((day) => day >= 6);

function suitsTime(post: Post, only: readonly string[]): boolean {
  const times = only.filter((one) => one === "evening" || one === "weekend");
  if (times.length === 0) return true;
  return (times.includes("evening") && isEvening(post)) || (times.includes("weekend") && isWeekend(post));
}

/** Whether a post asks for, or is plainly about, something the member can do. */
export const usesSkill = (post: Post, skills: readonly string[]): boolean =>
  skills.some((skill) => post.skills.includes(skill) || teamName(post.team) === skill || post.title.includes(skill));

/** States in which a post is news to those who have no place on it. */
const SHOWN: readonly Post["state"][] = ["open", "gathering", "drawing", "moving"];
const isPast = (post: Post) => (post.endsAt ? Date.parse(post.endsAt) <= clockNow() : seasonOver(post));

/** The posts that pass the filter, sessions by time, standing duties apart; what is over is left out. */
export function sifted(posts: readonly Post[], filter: PostFilter, skills: readonly string[]) {
  const search = filter.search.trim().toLowerCase();
  const shown = posts.filter(
    (post) =>
      (SHOWN.includes(post.state) || post.mine !== undefined) &&
      !isPast(post) &&
      (!filter.team || (filter.team === "n" ? post.team.startsWith("n:") : post.team === filter.team)) &&
      suitsTime(post, filter.only) &&
      (!filter.only.includes("skill") || usesSkill(post, skills)) &&
      (!filter.only.includes("open") || ["free", "queue"].includes(standingOf(post).is)) &&
      (!search || `${post.title} ${post.place} ${teamName(post.team)}`.toLowerCase().includes(search)),
  );
  const dated = shown.filter((post) => post.kind === "dated");
  return {
    dated: dated.sort((a, b) => (a.startsAt ?? "").localeCompare(b.startsAt ?? "")),
    standing: shown.filter((post) => post.kind === "standing"),
  };
}
