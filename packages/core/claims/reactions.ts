import type { PersonId, PostId } from "@rengang/kernel/ids";
import { put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, settle } from "../context";
import type { Reaction } from "../context/reaction";
import { loadDetail, type PostRow, postDetailItem, postItem, takenOf } from "../posts";
import { changeOf } from "./calendar-change";
import { fillPlace, personOf } from "./changes";
import { keepHistory } from "./history";
import { type CalendarEntry, type CalendarRow, calendarItem, rosterItem } from "./items";
import { findSuccession, loadCalendar, loadCase } from "./load";
import { holdersOf } from "./read-claims";
import { firstAgainst, hasPassed, without } from "./rules";
import { tellStandIn } from "./stand-in";
import { tellAbout, tellClaimant } from "./tell";

/** @returns whether there was anything to free */
async function freeTime(ctx: Context, post: PostRow, personId: PersonId): Promise<boolean> {
  return settle(async () => {
    const calendar = await loadCalendar(ctx, personId, true);
    const involved = [...calendar.held, ...calendar.waiting].some((e) => e.p === post.id);
    if (involved)
      await ctx.commit("claims.free", [
        save(calendarItem, personId, without(calendar, post, ctx.now), calendar.version),
      ]);
    return involved;
  });
}

async function tellCancelled(ctx: Context, post: PostRow, personId: PersonId, at: number): Promise<void> {
  const reason = (await loadDetail(ctx, post.id))?.reason ?? "";
  await tellAbout(ctx, personId, "post.cancelled", post, at, { reason });
}

/** A post was called off: everyone's time is free again, and everyone is told why, once. */
const onCancelled: Reaction = {
  name: "claims.free-cancelled",
  kinds: ["POST"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (after?.state !== "cancelled" || !postItem.read) return;
    const post = postItem.read({ ...after }, key);
    const now = before?.state !== "cancelled";
    const waiting = (post.waiting ?? []).map((id) => personOf(id));
    for (const personId of [...(await holdersOf(ctx, post)), ...waiting]) {
      // Later changes of the post come by here too; they concern whoever moved up in the meantime.
      const freed = await freeTime(ctx, post, personId);
      if (now || freed) await tellCancelled(ctx, post, personId, stamp.at);
    }
  },
};

const MOVES_UP: readonly PostRow["state"][] = [undefined, "closed"];

/** Places were added, or a successor was not found in time: those who wait move up, one commit each. */
const onRoom: Reaction = {
  name: "claims.move-up",
  kinds: ["POST"],
  run: async (ctx, { after, key }) => {
    if (!after || !postItem.read) return;
    const seen = postItem.read({ ...after }, key);
    // Every change of the post has its record, so one that leaves nobody waiting beside a free place needs no look.
    if (!seen.waiting?.length || takenOf(seen) >= seen.places) return;
    const { id } = seen;
    for (let more = true; more; ) {
      more = await settle(async () => {
        const post = await ctx.table.get(postItem, id, { strong: true });
        if (!post || !MOVES_UP.includes(post.state) || !post.waiting?.length || takenOf(post) >= post.places)
          return false;
        await ctx.commit("claims.move_up", fillPlace(post, await findSuccession(ctx, post, true), ctx.now));
        return true;
      });
    }
  },
};

/** Those who wait on a post that takes no more claims keep their turn and are told so. */
const onClosed: Reaction = {
  name: "claims.tell-closed",
  kinds: ["POST"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (after?.state !== "closed" || before?.state !== undefined || !postItem.read) return;
    const post = postItem.read({ ...after }, key);
    for (const [n, id] of (post.waiting ?? []).entries()) {
      await tellAbout(ctx, personOf(id), "post.closed", post, stamp.at, { turn: n + 1 });
    }
  },
};

/** Their people are told by whoever ended them. */
const ENDED: readonly unknown[] = ["cancelled", "moved"];

/** Whose turn came while something else had come up is no longer in line: their calendar lets go, and they are told. */
const onPassedOver: Reaction = {
  name: "claims.let-go-passed-over",
  kinds: ["POST"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (!before?.waiting || !after || ENDED.includes(after.state) || !postItem.read) return;
    const post = postItem.read({ ...after }, key);
    // Whoever has got the place is not passed over.
    const stays = (id: string) => post.waiting?.includes(id) || post.holders?.has(id);
    const gone = (before.waiting as string[]).filter((id) => !stays(id));
    for (const personId of gone.map((id) => personOf(id))) {
      // Who left the line or got a place changed the calendar in the same commit; who was passed over did not.
      const rule = await letGo(ctx, post.id, personId);
      if (rule !== undefined) await tellAbout(ctx, personId, "claim.passed_over", post, stamp.at, { rule });
    }
  },
};

/** A record that comes late may meet a session that has moved since: its line is at the new address. */
async function whereItIs(ctx: Context, postId: PostId): Promise<Loaded<PostRow> | undefined> {
  const post = await ctx.table.get(postItem, postId, { strong: true });
  if (post?.state !== "moved") return post;
  const movedTo = (await ctx.table.get(postDetailItem, postId, { strong: true }))?.movedTo;
  return movedTo && ctx.table.get(postItem, movedTo, { strong: true });
}

/** Takes a turn that is over out of the calendar. @returns the rule that stood against it; undefined when it was not there any more */
async function letGo(ctx: Context, postId: PostId, personId: PersonId): Promise<string | undefined> {
  return settle(async () => {
    const calendar = await loadCalendar(ctx, personId, true);
    if (!calendar.waiting.some((e) => e.p === postId)) return undefined;
    // Read after the calendar: who joined the line again before that stands in it, who does so later changes the calendar.
    const post = await whereItIs(ctx, postId);
    if (!post || post.waiting?.includes(personId.slice(4))) return undefined;
    const of = await loadCase(ctx, post, personId, true, "line");
    const rule = firstAgainst(of)?.rule ?? "";
    const after = without(calendar, { ...post, id: postId }, ctx.now);
    await ctx.commit("claims.pass_over", [save(calendarItem, personId, after, calendar.version)]);
    return rule;
  });
}

/** The roster of large posts follows the calendars; what is written is the calendar's present state, so order is harmless. */
const keepRoster: Reaction = {
  name: "claims.keep-roster",
  kinds: ["CALENDAR"],
  run: async (ctx, { before, after, key, stamp }) => {
    const personId = key.pk.slice("PERSON#".length) as PersonId;
    const now = after as CalendarRow | undefined;
    const { gained, lost } = changeOf(before as CalendarRow | undefined, now, stamp.at);
    const byCalendar = (e: CalendarEntry) => e.l !== undefined || e.p === now?.grown;
    // A record that comes very late finds a calendar that has let go of what is over.
    const large = [...gained, ...lost].flatMap((e) => (byCalendar(e) && !hasPassed(e, ctx.now) ? [e.p] : []));
    if (large.length === 0) return;
    const calendar = await loadCalendar(ctx, personId, true);
    for (const postId of large) {
      const state = calendar.held.some((e) => e.p === postId) ? ("claimed" as const) : ("left" as const);
      await ctx.commit("claims.keep_roster", [put(rosterItem, { postId, personId }, { personId, state, at: ctx.now })]);
      if (state === "claimed") await freeIfCancelled(ctx, postId, personId, stamp.at);
    }
  },
};

/** The post was called off before its roster had this row: whoever freed the others did not see this one. */
async function freeIfCancelled(ctx: Context, postId: PostId, personId: PersonId, at: number): Promise<void> {
  const post = await ctx.table.get(postItem, postId, { strong: true });
  if (post?.state !== "cancelled") return;
  if (await freeTime(ctx, post, personId)) await tellCancelled(ctx, post, personId, at);
}

export const claimReactions: readonly Reaction[] = [
  onCancelled,
  onRoom,
  onClosed,
  onPassedOver,
  tellClaimant,
  keepHistory,
  keepRoster,
  tellStandIn,
];
