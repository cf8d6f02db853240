import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import type { Page } from "@rengang/table/district-table";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { deadlineFor, explainClaim, loadCalendar, mineOf, standingClaim } from "../claims";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import type { District } from "../districts/schema";
import { type MemberRow, requireMember } from "../members";
import { isOver, isShown, type PostRow, pageOfPosts, postItem, postView, unitsSeenFrom } from "../posts";
import { timesNeeded } from "./free-times";
import { bySuit, fitsOf, type Reached, reachOf } from "./rules";
import { forMeSchema, type PostForMe, type postsForMeSchema } from "./schema";

/** Sessions looked at in each unit's list, the next ones first. */
const LOOKED_AT = 100;

/** Whose posts can be for a member: the own compound's, the community's, the street's, the district's. */
export const unitsFor = (member: MemberRow): UnitId[] => [
  ...(member.compoundId ? [member.compoundId] : []),
  ...unitsSeenFrom(member.unitId),
];

/** What lies ahead in one unit; where there is too much of it, the next sessions and the standing duties behind them. */
async function aheadIn(ctx: Context, unit: UnitId): Promise<{ rows: Loaded<PostRow>[]; more: boolean }> {
  const page = await pageOfPosts(ctx, unit, { when: "upcoming", limit: LOOKED_AT });
  if (!page.cursor) return { rows: page.rows, more: false };
  const standing: Page<PostRow> = await ctx.table.query(postItem, {
    pk: `POSTS#${unit}`,
    begins: "P#9#",
    limit: LOOKED_AT,
  });
  const seen = new Set(page.rows.map((post) => post.id));
  return { rows: [...page.rows, ...standing.rows.filter((post) => !seen.has(post.id))], more: true };
}

type Asked = z.output<typeof forMeSchema>;

function isAskedFor(post: PostRow, { team, at }: Asked, { settings, zone }: District): boolean {
  if (team && (team === "n" ? !post.team.startsWith("n:") : post.team !== team)) return false;
  return !at || timesNeeded(post, settings, zone).some((time) => time.includes(at));
}

/**
 * The posts that lie ahead for the acting member, those first that he or she may take, of these what suits in more ways,
 * of these the earlier. Each says why it suits and every rule that stands against it. At most 100 sessions of each unit
 * are looked at; 0.5 read units for every 4 KB of them (about 11 posts), 1 for the member and the calendar.
 */
export async function listPostsForMe(
  ctx: Context,
  input: z.input<typeof forMeSchema>,
): Promise<z.output<typeof postsForMeSchema>> {
  permit(ctx.actor, "posts.list");
  const asked = parse(forMeSchema, input);
  const personId = ctx.actor.personId as PersonId;
  const [member, calendar, district] = await Promise.all([
    requireMember(ctx, personId),
    loadCalendar(ctx, personId, false),
    loadDistrict(ctx),
  ]);
  const units = await Promise.all(unitsFor(member).map((unit) => aheadIn(ctx, unit)));
  const found = units
    .flatMap(({ rows }) => rows)
    .filter((post) => isShown(post) && !isOver(post, ctx.now) && isAskedFor(post, asked, district))
    .map((post): Reached & { post: PostForMe } => {
      const of = { post, member, calendar, settings: district.settings, now: ctx.now };
      const mine = mineOf(standingClaim(post.id, personId, post, calendar));
      const against = explainClaim(of).filter((check) => !check.met);
      const fits = fitsOf(post, member, district);
      const view = { ...postView(post), ...mine, ...deadlineFor(post, calendar), against, fits };
      return { post: view, reach: reachOf(of, against, mine.mine) };
    })
    // A post that takes no more claims is news only to those who are on it.
    .filter(({ post }) => post.state !== "closed" || post.mine !== undefined);
  return { posts: found.sort(bySuit).map(({ post }) => post), more: units.some((unit) => unit.more) };
}
