import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { Refusal } from "@rengang/kernel/refusal";
import { localOf, MINUTE } from "@rengang/kernel/time";
import type { Loaded } from "@rengang/table/item";
import { standingClaim } from "../claims";
import { bare, rosterAfter } from "../claims/changes";
import type { CalendarRow } from "../claims/items";
import { decideClaim, EMPTY_CALENDAR, type RuleCheck, withPlace, withTurn } from "../claims/rules";
import type { DistrictSettings } from "../districts/schema";
import type { MemberRow } from "../members";
import type { PostRow } from "../posts";
import { sameName } from "./cleaning";
import type { ClaimField, ClaimRow, RowProblem } from "./types";

export type ClaimProblem = RowProblem<ClaimField>;
type Post = Loaded<PostRow>;

/** Either what was found, or why not. */
export type Found<T> = { readonly found: T } | { readonly problem: Pick<ClaimProblem, "field" | "kind"> };
const problem = (field: ClaimField, kind: ClaimProblem["kind"]) => ({ problem: { field, kind } });

const CALLED_OFF: readonly PostRow["state"][] = ["cancelled", "closed"];

export interface KnownPosts {
  readonly posts: readonly Post[];
  readonly unitNames: ReadonlyMap<UnitId, string>;
  readonly zone: string;
}

/**
 * The post that a row means: by its number, or by its title and as much of day, time and publishing unit as it takes to
 * tell it from others. A standing duty needs no day.
 */
export function findPost(row: ClaimRow, { posts, unitNames, zone }: KnownPosts): Found<Post> {
  if (row.postId) {
    const post = posts.find((one) => one.id === row.postId);
    return post ? { found: post } : problem("postId", "unknown");
  }
  const named = posts.filter((post) => sameName(post.title) === sameName(row.title));
  if (named.length === 0) return problem("post", "unknown");
  const wanted = row.unit ? sameName(row.unit) : "";
  const inUnit = wanted ? named.filter((post) => sameName(unitNames.get(post.unitId)).includes(wanted)) : named;
  if (inUnit.length === 0) return problem("unit", "unknown");
  const local = (post: Post) => (post.from === undefined ? undefined : localOf(post.from * MINUTE, zone));
  const dated = inUnit.filter((post) => !row.day || local(post)?.day === row.day);
  const onDay = dated.length > 0 ? dated : inUnit.filter((post) => post.from === undefined);
  if (onDay.length === 0) return problem("day", "unknown");
  const startOf = (post: Post) => local(post)?.time ?? post.weekly?.startsAt;
  const atTime = row.start ? onDay.filter((post) => (startOf(post) ?? row.start) === row.start) : onDay;
  if (atTime.length === 0) return problem("start", "unknown");
  const open = atTime.filter((post) => !CALLED_OFF.includes(post.state));
  const [post, ...more] = open.length > 0 ? open : atTime;
  if (!post || more.length > 0) return problem(row.day ? (row.start ? "unit" : "start") : "day", "ambiguous");
  return { found: post };
}

export interface KnownPeople {
  /** Members in the importer's part of the tree. */
  readonly byPhone: ReadonlyMap<string, MemberRow>;
  /** Rosters of communities, for rows that name a person without a phone. */
  readonly byCommunity: ReadonlyMap<UnitId, readonly MemberRow[]>;
}

/** The member that a row means: by phone, which the name has to fit, or by a name that occurs once in the post's community. */
export function findMember(row: ClaimRow, community: UnitId | undefined, people: KnownPeople): Found<MemberRow> {
  if (row.phone) {
    const member = people.byPhone.get(row.phone);
    if (!member) return problem("phone", "unknown");
    const fits = !row.name || sameName(row.name) === sameName(member.name);
    return fits ? { found: member } : problem("name", "mismatch");
  }
  const roster = community && people.byCommunity.get(community);
  if (!roster) return problem("phone", "missing");
  const [member, ...more] = roster.filter((one) => sameName(one.name) === sameName(row.name));
  if (!member) return problem("name", "unknown");
  return more.length > 0 ? problem("name", "ambiguous") : { found: member };
}

export interface WantedClaim {
  readonly row: number;
  readonly post: Post;
  readonly member: MemberRow;
  readonly wait: boolean;
}

export interface ForeseenClaim extends WantedClaim {
  readonly state: "claimed" | "waitlisted";
}

export interface Foreseen {
  readonly claims: ForeseenClaim[];
  readonly unchanged: number;
  readonly errors: ClaimProblem[];
}

interface Setting {
  readonly calendars: ReadonlyMap<PersonId, CalendarRow>;
  readonly settings: DistrictSettings;
  readonly now: number;
}

const checkOf = ({ code, facts }: Refusal): RuleCheck => ({
  rule: code as RuleCheck["rule"],
  met: false,
  facts: facts as RuleCheck["facts"],
});

/**
 * What would become of each row, were all of them run in the order of the file: each sees the places and the time that the
 * rows before it take. The function that decides a claim decides here too.
 */
export function foresee(wanted: readonly WantedClaim[], { calendars, settings, now }: Setting): Foreseen {
  const posts = new Map<string, Post>();
  const times = new Map<PersonId, CalendarRow>(calendars);
  const seen = new Map<string, number>();
  const outcome: Foreseen & { unchanged: number } = { claims: [], unchanged: 0, errors: [] };
  for (const one of wanted) {
    const { row, member, wait } = one;
    const { personId } = member;
    const post = posts.get(one.post.id) ?? one.post;
    const calendar = times.get(personId) ?? EMPTY_CALENDAR;
    const earlier = seen.get(`${post.id} ${personId}`);
    seen.set(`${post.id} ${personId}`, earlier ?? row);
    if (earlier !== undefined) {
      outcome.errors.push({ row, field: "post", kind: "duplicate", of: earlier });
      continue;
    }
    const standing = standingClaim(post.id, personId, post, calendar)?.state;
    if (standing && standing !== "offered") {
      outcome.unchanged += 1;
      continue;
    }
    try {
      const state = standing
        ? "claimed"
        : decideClaim({ post, member, calendar, settings, now, way: "organiser" }, wait);
      outcome.claims.push({ ...one, state });
      if (standing) continue;
      const held = state === "claimed";
      times.set(personId, held ? withPlace(calendar, post, now) : withTurn(calendar, post, now));
      posts.set(post.id, { ...post, ...(held ? withHolder(post, personId) : withWaiter(post, personId)) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome.errors.push({ row, field: "post", kind: "refused", check: checkOf(error) });
    }
  }
  return outcome;
}

const withHolder = (post: Post, personId: PersonId): PostRow =>
  rosterAfter(post, [], { next: { personId, calendar: EMPTY_CALENDAR }, waiting: post.waiting ?? [] });
const withWaiter = (post: Post, personId: PersonId): Pick<PostRow, "waiting"> => ({
  waiting: [...(post.waiting ?? []), bare(personId)],
});
