import { covers, levelOf, type PostId, type UnitId } from "@rengang/kernel/ids";
import { invalidFields, parse } from "@rengang/kernel/input";
import { phoneSeen } from "@rengang/kernel/masking";
import { compareNames } from "@rengang/kernel/names";
import { permit } from "@rengang/kernel/permission";
import type * as z from "zod";
import { loadCalendars } from "../claims";
import { EMPTY_CALENDAR, firstAgainst } from "../claims/rules";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import type { District } from "../districts/schema";
import { fieldsShown, keepLook } from "../looks";
import { communityOf, type MemberRow, membersOf } from "../members";
import { relationToMember } from "../members/rules";
import { type PostRow, requireOwnPost } from "../posts";
import { loadUnits } from "../units";
import { fitsOf, saysFree } from "./rules";
import { type Candidate, type candidatePageSchema, listCandidatesSchema } from "./schema";

/** Members whose calendars one page reads. */
const PAGE = 100;
/** Communities that one page walks through. */
const COMMUNITIES = 20;

/** The communities whose members a post is open to, in the order of the tree. */
async function communitiesOf(ctx: Context, post: PostRow): Promise<UnitId[]> {
  const wanted = post.areas ?? [post.unitId];
  const below = wanted.every((unit) => !["district", "street"].includes(levelOf(unit)));
  if (below) return [...new Set(wanted.map(communityOf))].sort();
  const units = (await loadUnits(ctx)).filter((unit) => unit.level === "community").map((unit) => unit.id);
  return units.filter((unit) => wanted.some((area) => covers(area, unit) || covers(unit, area)));
}

const contains = (member: MemberRow, search: string): boolean =>
  [member.name, member.employerName ?? "", ...member.skills].some((text) => text.includes(search));

const byName = (a: MemberRow, b: MemberRow): number =>
  compareNames(a.name, b.name) || (a.personId < b.personId ? -1 : 1);

interface Asking {
  readonly ctx: Context;
  readonly post: PostRow;
  readonly district: District;
  readonly search: string | undefined;
}

/** Those of a community who could come as far as the roster tells, by name; their calendars have not been asked. */
async function couldCome({ ctx, post, district, search }: Asking, community: UnitId): Promise<MemberRow[]> {
  const members = await membersOf(ctx, community, "accepted");
  const rest = { post, calendar: EMPTY_CALENDAR, settings: district.settings, now: ctx.now, way: "organiser" } as const;
  return members
    .filter((member) => member.notice?.agreed.includes("candidates") && !member.stopped?.candidates)
    .filter((member) => !search || contains(member, search))
    .filter((member) => saysFree(post, member, district) !== false && !firstAgainst({ ...rest, member }))
    .sort(byName);
}

/** Of so many members those whose own time allows it and who are not on the post already. */
async function thoseFree({ ctx, post, district }: Asking, members: readonly MemberRow[]): Promise<Candidate[]> {
  const calendars = await loadCalendars(
    ctx,
    members.map((member) => member.personId),
  );
  return members.flatMap((member) => {
    const calendar = calendars.get(member.personId) ?? EMPTY_CALENDAR;
    if ([...calendar.held, ...calendar.waiting].some((entry) => entry.p === post.id)) return [];
    const of = { post, member, calendar, settings: district.settings, now: ctx.now, way: "organiser" } as const;
    return firstAgainst(of) ? [] : [candidateView(ctx, post, member, district)];
  });
}

function candidateView(ctx: Context, post: PostRow, member: MemberRow, district: District): Candidate {
  const { personId, name, phone, employerName, unitName, compoundName } = member;
  return {
    personId,
    name,
    phone: phoneSeen(relationToMember(ctx.actor, member), phone),
    employerName,
    unitName,
    compoundName,
    saidFree: saysFree(post, member, district) === true,
    fits: fitsOf(post, member, district),
  };
}

/** A hundred members from the cursor on, through as many communities as that takes. */
async function nextMembers(asking: Asking, communities: readonly UnitId[], cursor: string | undefined) {
  const [from, after] = (cursor ?? "").split(".");
  const start = from ? communities.indexOf(from as UnitId) : 0;
  if (start < 0) throw invalidFields([{ path: "cursor", problem: "invalid" }]);
  const members: MemberRow[] = [];
  for (let at = start; at < communities.length; at++) {
    const community = communities[at] as UnitId;
    if (at - start === COMMUNITIES) return { members, cursor: `${community}.` };
    const all = await couldCome(asking, community);
    // Whoever has left the list meanwhile leaves no place behind: the community is begun again, never skipped.
    const rest = at === start && after ? all.slice(all.findIndex((m) => m.personId === after) + 1) : all;
    const room = PAGE - members.length;
    members.push(...rest.slice(0, room));
    if (rest.length > room) return { members, cursor: `${community}.${members.at(-1)?.personId ?? ""}` };
  }
  return { members };
}

/** One look for each community of which somebody is shown: a post may be open to other communities than its own. */
async function keepLooks(ctx: Context, members: readonly MemberRow[], shown: readonly Candidate[]): Promise<void> {
  const homes = new Map(members.map(({ personId, unitId }) => [personId, unitId]));
  for (const unitId of new Set(homes.values())) {
    const here = shown.filter((candidate) => homes.get(candidate.personId) === unitId);
    await keepLook(ctx, "claims.match", { unitId }, fieldsShown(here));
  }
}

/**
 * Members whom a post would suit and who have agreed to be suggested: they meet every rule of claiming but the number of places, and have said to be free
 * then, or nothing about it. By name, in no other order; nothing is counted. A page asks a hundred members, so that it may
 * hold fewer, none even, and still have a next one.
 *
 * Reads of a page: the accepted members of a community (0.5 units for about 7), once for each page; at most 100 calendars
 * of 0.5; the tree where the post lies above a community.
 */
export async function listCandidates(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof listCandidatesSchema>,
): Promise<z.output<typeof candidatePageSchema>> {
  permit(ctx.actor, "claims.match");
  const { search, cursor } = parse(listCandidatesSchema, input);
  const [post, district] = await Promise.all([requireOwnPost(ctx, postId), loadDistrict(ctx)]);
  const asking: Asking = { ctx, post, district, search };
  const next = await nextMembers(asking, await communitiesOf(ctx, post), cursor);
  const candidates = await thoseFree(asking, next.members);
  await keepLooks(ctx, next.members, candidates);
  return next.cursor ? { candidates, cursor: next.cursor } : { candidates };
}
