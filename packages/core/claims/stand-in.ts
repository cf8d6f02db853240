import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { type Refusal, refuseCommon, Stale } from "@rengang/kernel/refusal";
import { type Change, save, unchanged, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import type { Reaction } from "../context/reaction";
import { memberItem, requireMember } from "../members";
import { personBehind } from "../people";
import { hasBegun, isBusy, type PostRow, postItem, requirePost } from "../posts";
import { refusePost } from "../posts/refusals";
import { bare, noteOf, rosterAfter, rosterSet } from "./changes";
import { type CalendarRow, calendarItem, type StandInRow, standInItem } from "./items";
import { loadCalendar, loadCase, standingClaim } from "./load";
import { asksOf, open } from "./read-stand-ins";
import { refuseClaim } from "./refusals";
import { firstAgainst, refusalOf, without, withPlace } from "./rules";
import { answerStandInSchema, type askedSchema, type Claim, proposeStandInSchema } from "./schema";
import { tellAbout } from "./tell";

/** A place that its holder may hand on. @throws Refusal `claim.missing`, `claim.begun` */
async function requireHeld(ctx: Context, postId: PostId, personId: PersonId) {
  const post = await requirePost(ctx, postId, { strong: true });
  const calendar = await loadCalendar(ctx, personId, true);
  if (standingClaim(postId, personId, post, calendar)?.state !== "claimed") throw refuseClaim("claim.missing");
  if (isBusy(post)) throw refusePost("post.busy");
  if (hasBegun(post, ctx.now)) throw refuseClaim("claim.begun");
  return { post, calendar };
}

/**
 * A member asks another, known by phone, to take over a place. Whether the phone belongs to a member is not told: the
 * answer is the same. Asking somebody else takes the first question back.
 * @throws Refusal `claim.missing`, `claim.begun`, `claim.stand_in_self`
 */
export async function proposeStandIn(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof proposeStandInSchema>,
): Promise<z.output<typeof askedSchema>> {
  permit(ctx.actor, "claims.stand_in");
  const { phone, note } = parse(proposeStandInSchema, input);
  const from = ctx.actor.personId as PersonId;
  const to = await personBehind(ctx, phone);
  if (to === from) throw refuseClaim("claim.stand_in_self");
  return settle(async () => {
    const { calendar } = await requireHeld(ctx, postId, from);
    // An index may lag: only the question itself tells whether it still waits for an answer.
    const [asks, same] = await Promise.all([
      asksOf(ctx, from),
      ctx.table.get(standInItem, { postId, from, to }, { strong: true }),
    ]);
    if (same?.state === "asked") return { asked: true };
    const others = open(asks).filter((r) => r.postId === postId && r.to !== to);
    const row: StandInRow = {
      postId,
      from,
      to,
      fromName: ctx.actor.name,
      phoneEnd: phone.slice(-4),
      note,
      state: "asked",
      askedAt: ctx.now,
    };
    await ctx.commit("claims.ask_stand_in", [
      save(standInItem, row, row, same?.version ?? 0),
      ...takenBack(others),
      ...marked(calendar, postId, from),
    ]);
    return { asked: true };
  });
}

/** The asker's calendar tells that there is something to look for; it stays so while the place is held. */
function marked({ version, ...calendar }: Loaded<CalendarRow>, postId: PostId, from: PersonId): Change[] {
  if (calendar.held.some((e) => e.p === postId && e.s)) return [];
  const held = calendar.held.map((e) => (e.p === postId ? { ...e, s: 1 as const } : e));
  return [save(calendarItem, from, { ...calendar, held, note: undefined }, version)];
}

const takenBack = (rows: Loaded<StandInRow>[]): Change[] =>
  rows.map((row) => save(standInItem, row, { ...facts(row), state: "taken_back" }, row.version));

function facts(row: Loaded<StandInRow>): StandInRow {
  const { version: _, ...rest } = row;
  return rest;
}

/** A member takes the question back. @throws Refusal `thing.missing` */
export async function takeBackStandIn(ctx: Context, postId: PostId): Promise<void> {
  permit(ctx.actor, "claims.stand_in");
  await requirePost(ctx, postId);
  await settle(async () => {
    const mine = open(await asksOf(ctx, ctx.actor.personId as PersonId)).filter((r) => r.postId === postId);
    await ctx.commit("claims.take_back_stand_in", takenBack(mine));
  });
}

async function requireAsk(ctx: Context, postId: PostId, from: PersonId): Promise<Loaded<StandInRow>> {
  const ask = await ctx.table.get(standInItem, { postId, from, to: ctx.actor.personId as PersonId }, { strong: true });
  if (!ask) throw refuseCommon("thing.missing");
  return ask;
}

/** The one who was asked says no. @throws Refusal `claim.stand_in_over` */
export async function declineStandIn(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof answerStandInSchema>,
): Promise<void> {
  permit(ctx.actor, "claims.stand_in");
  const { from } = parse(answerStandInSchema, input);
  await settle(async () => {
    const ask = await requireAsk(ctx, postId, from);
    if (ask.state === "declined") return;
    if (ask.state !== "asked") throw refuseClaim("claim.stand_in_over");
    await ctx.commit("claims.decline_stand_in", [
      save(standInItem, ask, { ...facts(ask), state: "declined" }, ask.version),
    ]);
  });
}

/**
 * The one who was asked takes the place over, by the same rules as any claim: the post, both calendars and the question
 * change in one commit, so that the place is never empty and never held twice.
 * @throws Refusal `claim.stand_in_over`, `claim.stand_in_holds`, the first rule that is not met
 */
export async function acceptStandIn(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof answerStandInSchema>,
): Promise<Claim> {
  permit(ctx.actor, "claims.stand_in");
  const { from } = parse(answerStandInSchema, input);
  const personId = ctx.actor.personId as PersonId;
  return settle(async () => {
    const ask = await requireAsk(ctx, postId, from);
    if (ask.state === "accepted" && (await holds(ctx, postId, personId))) return { postId, personId, state: "claimed" };
    if (ask.state !== "asked") throw refuseClaim("claim.stand_in_over");
    const { post, calendar } = await requireHeld(ctx, postId, from).catch(overtaken(ctx, ask));
    const mine = await loadCase(ctx, post, personId, true, "stand_in");
    const standing = standingClaim(postId, personId, post, mine.calendar);
    if (standing && standing.state !== "waitlisted") await overtaken(ctx, ask)(refuseClaim("claim.stand_in_holds"));
    const against = firstAgainst(mine);
    if (against) throw refusalOf(against);
    await ctx.commit("claims.stand_in", [
      update(postItem, postId, { set: rosterSet(exchanged(post, from, personId)), when: unchanged(post.version) }),
      save(calendarItem, from, without(calendar, post, ctx.now, noteOf(post, "stand_in")), calendar.version),
      save(calendarItem, personId, withPlace(mine.calendar, post, ctx.now), mine.calendar.version),
      save(standInItem, ask, { ...facts(ask), state: "accepted" }, ask.version),
    ]);
    return { postId, personId, state: "claimed" };
  });
}

const holds = async (ctx: Context, postId: PostId, personId: PersonId): Promise<boolean> =>
  (await loadCalendar(ctx, personId, true)).held.some((e) => e.p === postId);

/** A refusal that holds only if the question still stands as it was read: the same answer may be under way twice. */
const overtaken =
  (ctx: Context, ask: Loaded<StandInRow>) =>
  async (refusal: Refusal): Promise<never> => {
    const now = await requireAsk(ctx, ask.postId, ask.from);
    if (now.version !== ask.version) throw new Stale();
    throw refusal.code === "claim.missing" ? refuseClaim("claim.stand_in_over") : refusal;
  };

/** One holder for another; a turn on the waiting list is given up with it. */
function exchanged(post: PostRow, from: PersonId, to: PersonId): PostRow {
  const waiting = (post.waiting ?? []).filter((name) => name !== bare(to));
  const left = rosterAfter(post, [bare(from)], { waiting });
  return left.taken === undefined
    ? { ...left, holders: new Set([...(left.holders ?? []), bare(to)]) }
    : { ...left, taken: left.taken + 1 };
}

/** Tells the one who is asked, and the one who asked of a no. */
export const tellStandIn: Reaction = {
  name: "claims.tell-stand-in",
  kinds: ["STAND_IN"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (!after || before?.state === after.state || !standInItem.read) return;
    const row = standInItem.read({ ...after }, key);
    const [post, asked] = await Promise.all([requirePost(ctx, row.postId), ctx.table.get(memberItem, row.to)]);
    if (row.state === "asked" && asked) {
      await tellAbout(ctx, row.to, "stand_in.asked", post, stamp.at, { name: row.fromName });
    }
    if (row.state === "declined") {
      const { name } = await requireMember(ctx, row.to);
      await tellAbout(ctx, row.from, "stand_in.declined", post, stamp.at, { name });
    }
  },
};
