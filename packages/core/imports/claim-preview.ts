import { levelOf, type PersonId, type PostId, type UnitId } from "@rengang/kernel/ids";
import { inScope } from "@rengang/kernel/permission";
import type { Sheet } from "@rengang/kernel/sheet";
import { fromMinutes, listingTime } from "@rengang/kernel/time";
import type { Loaded } from "@rengang/table/item";
import { loadCalendars } from "../claims";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { communityOf, type MemberRow, membersOf } from "../members";
import { peopleBehind } from "../people";
import { type PostRow, postItem, unitOfPost } from "../posts";
import { loadUnits } from "../units";
import { each } from "./at-once";
import { type ClaimProblem, type Found, findMember, findPost, foresee, type WantedClaim } from "./claim-matching";
import { proposeClaims } from "./claim-rules";
import { commonOf, noTable, type Plan, type Preview, SHOWN } from "./preview-parts";
import type { Mapping } from "./schema";
import type { ClaimField, ClaimRow } from "./types";

/** One claim to be made. */
export interface PlannedClaim {
  readonly row: number;
  readonly postId: PostId;
  readonly personId: PersonId;
  readonly wait: boolean;
}

/** What nobody can be put on: a draft and what was given back are nobody's, a moved session is another one. */
const NOT_FOR_CLAIMS: readonly PostRow["state"][] = ["draft", "proposed", "returned", "moved"];

/** All posts from today on in the importer's part of the tree, and those that rows name by number. */
async function loadPosts(
  ctx: Context,
  units: readonly UnitId[],
  rows: readonly ClaimRow[],
): Promise<Loaded<PostRow>[]> {
  const today = `P#${listingTime(ctx.now).slice(0, 8)}`;
  const found = new Map<PostId, Loaded<PostRow>>();
  await each(units, async (unit) => {
    const posts = await ctx.table.queryAll(postItem, { pk: `POSTS#${unit}`, between: [today, "P#~"] });
    for (const post of posts) found.set(post.id, post);
  });
  const numbers = rows.flatMap(({ postId }) => (postId ? [postId as PostId] : []));
  const others = numbers.filter((id) => !found.has(id) && inScope(ctx.actor, unitOfPost(id)));
  for (const post of await ctx.table.getMany(postItem, others)) found.set(post.id, post);
  return [...found.values()].filter((post) => !NOT_FOR_CLAIMS.includes(post.state));
}

async function loadByPhone(ctx: Context, rows: readonly ClaimRow[]): Promise<Map<string, MemberRow>> {
  const phones = [...new Set(rows.flatMap(({ phone }) => phone ?? []))];
  const people = await peopleBehind(ctx, phones);
  return new Map(
    phones.flatMap((phone) => {
      const member = people.get(phone)?.row;
      return member && inScope(ctx.actor, member.unitId) ? [[phone, member] as const] : [];
    }),
  );
}

/** A community, or what lies in one; a post of a street has no roster of its own. */
const communityIn = (post: PostRow): UnitId | undefined =>
  ["district", "street"].includes(levelOf(post.unitId)) ? undefined : communityOf(post.unitId);

async function loadRosters(
  ctx: Context,
  matched: readonly { row: ClaimRow; post: PostRow }[],
): Promise<Map<UnitId, MemberRow[]>> {
  const nameless = matched.filter(({ row }) => !row.phone).flatMap(({ post }) => communityIn(post) ?? []);
  const rosters = new Map<UnitId, MemberRow[]>();
  await each([...new Set(nameless)], async (community) => {
    rosters.set(community, await membersOf(ctx, community));
  });
  return rosters;
}

interface Sorted<T> {
  readonly good: T[];
  readonly errors: ClaimProblem[];
}

/** Finds something for each; what is not found becomes the row's problem. */
function sorted<In extends { row: ClaimRow }, T, Out>(
  list: readonly In[],
  find: (one: In) => Found<T>,
  join: (one: In, found: T) => Out,
): Sorted<Out> {
  const errors: ClaimProblem[] = [];
  const good = list.flatMap((one) => {
    const found = find(one);
    if ("found" in found) return [join(one, found.found)];
    errors.push({ row: one.row.row, ...found.problem });
    return [];
  });
  return { good, errors };
}

async function wantedClaims(ctx: Context, rows: readonly ClaimRow[]): Promise<Sorted<WantedClaim>> {
  const units = (await loadUnits(ctx)).filter((unit) => inScope(ctx.actor, unit.id));
  const [posts, byPhone, { zone }] = await Promise.all([
    loadPosts(
      ctx,
      units.map((unit) => unit.id),
      rows,
    ),
    loadByPhone(ctx, rows),
    loadDistrict(ctx),
  ]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const onPosts = sorted(
    rows.map((row) => ({ row })),
    ({ row }) => findPost(row, { posts, unitNames, zone }),
    ({ row }, post) => ({ row, post }),
  );
  const byCommunity = await loadRosters(ctx, onPosts.good);
  const whole = sorted(
    onPosts.good,
    ({ row, post }) => findMember(row, communityIn(post), { byPhone, byCommunity }),
    ({ row, post }, member): WantedClaim => ({ row: row.row, post, member, wait: row.wait }),
  );
  return { good: whole.good, errors: [...onPosts.errors, ...whole.errors] };
}

/**
 * Reads a list of claims and says, row by row and by the rules of claiming, what would become of it. Only posts and members
 * of the importer's own part of the tree exist for it. Writes nothing.
 */
export async function previewClaims(
  ctx: Context,
  sheets: readonly Sheet[],
  mapping: Mapping,
): Promise<{ preview: Preview; plan?: Plan }> {
  const proposal = proposeClaims(sheets, { mapping, now: ctx.now });
  if (!proposal.found) return { preview: noTable(proposal) };
  const wanted = await wantedClaims(ctx, proposal.rows);
  const { settings } = await loadDistrict(ctx);
  const people = [...new Set(wanted.good.map(({ member }) => member.personId))];
  const foreseen = foresee(wanted.good, { calendars: await loadCalendars(ctx, people), settings, now: ctx.now });
  const counts = {
    dataRows: proposal.dataRows,
    valid: foreseen.claims.length + foreseen.unchanged,
    added: foreseen.claims.length,
    changed: 0,
    unchanged: foreseen.unchanged,
  };
  const byRow = (a: ClaimProblem, b: ClaimProblem) => a.row - b.row;
  const errors = [...proposal.errors, ...wanted.errors, ...foreseen.errors].sort(byRow);
  const waits = foreseen.claims.filter((claim) => claim.state === "waitlisted");
  const notices = waits.map(({ row }) => ({ row, field: "post" as ClaimField, kind: "waits" as const }));
  const claims = foreseen.claims.slice(0, SHOWN).map(({ row, member, post, state }) => ({
    row,
    name: member.name,
    title: post.title,
    startsAt: post.from === undefined ? undefined : fromMinutes(post.from),
    state,
  }));
  const rows = foreseen.claims.map(({ row, post, member, wait }): PlannedClaim => {
    return { row, postId: post.id, personId: member.personId, wait };
  });
  return {
    preview: { ...commonOf({ ...proposal, errors, notices }, sheets), counts, newEmployers: [], changes: [], claims },
    plan: { kind: "claims", rows },
  };
}
