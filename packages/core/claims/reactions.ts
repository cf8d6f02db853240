import type { PersonId, PostId } from "@rengang/kernel/ids";
import { put, save } from "@rengang/table/change";
import { type Context, settle } from "../context";
import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import { loadDetail, type PostRow, postItem, takenOf } from "../posts";
import { fillPlace } from "./changes";
import { type CalendarEntry, type CalendarRow, calendarItem, rosterItem } from "./items";
import { findSuccession, loadCalendar } from "./load";
import { holdersOf } from "./read-claims";
import { without } from "./rules";

const personOf = (pk: string) => pk.slice("PERSON#".length) as PersonId;
const postsIn = (entries: readonly CalendarEntry[] = []) => new Set(entries.map((e) => e.p));
const added = (now: ReadonlySet<PostId>, before: ReadonlySet<PostId>) => [...now].filter((p) => !before.has(p));

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
  await notify(ctx, personId, "post.cancelled", post.id, at, { title: post.title, reason });
}

/** A post was called off: everyone's time is free again, and everyone is told why, once. */
const onCancelled: Reaction = {
  name: "claims.free-cancelled",
  kinds: ["POST"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (after?.state !== "cancelled" || !postItem.read) return;
    const post = postItem.read({ ...after }, key);
    const now = before?.state !== "cancelled";
    const waiting = (post.waiting ?? []).map((id) => `per_${id}` as PersonId);
    for (const personId of [...(await holdersOf(ctx, post)), ...waiting]) {
      // Later changes of the post come by here too; they concern whoever moved up in the meantime.
      const freed = await freeTime(ctx, post, personId);
      if (now || freed) await tellCancelled(ctx, post, personId, stamp.at);
    }
  },
};

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
        if (!post || post.state !== undefined || !post.waiting?.length || takenOf(post) >= post.places) return false;
        await ctx.commit("claims.move_up", fillPlace(post, await findSuccession(ctx, post), ctx.now));
        return true;
      });
    }
  },
};

/** Tells those whom a withdrawal, a release or new places moved up, and those whom an organiser took off. */
const tellClaimant: Reaction = {
  name: "claims.tell-claimant",
  kinds: ["CALENDAR"],
  run: async (ctx, { before, after, key, stamp }) => {
    const personId = personOf(key.pk);
    const [old, now] = [before as CalendarRow | undefined, after as CalendarRow | undefined];
    const gained = added(postsIn(now?.held), postsIn(old?.held)).filter((p) => postsIn(old?.waiting).has(p));
    const lost = stamp.verb === "claims.release" ? added(postsIn(old?.held), postsIn(now?.held)) : [];
    if (stamp.by === personId) return;
    for (const [code, posts] of [
      ["claim.promoted", gained],
      ["claim.released", lost],
    ] as const) {
      for (const post of await ctx.table.getMany(postItem, posts)) {
        await notify(ctx, personId, code, post.id, stamp.at, {
          title: post.title,
          startsAt: (post.from ?? 0) * 60_000,
        });
      }
    }
  },
};

/** Whose turn came while something else had come up is no longer in line: their calendar lets go, and they are told. */
const onPassedOver: Reaction = {
  name: "claims.let-go-passed-over",
  kinds: ["POST"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (!before?.waiting || !after || after.state === "cancelled" || !postItem.read) return;
    const post = postItem.read({ ...after }, key);
    const gone = (before.waiting as string[]).filter((id) => !post.waiting?.includes(id));
    for (const personId of gone.map((id) => `per_${id}` as PersonId)) {
      // Who left the line or got a place changed the calendar in the same commit; who was passed over did not.
      if (await letGo(ctx, post.id, personId))
        await notify(ctx, personId, "claim.passed_over", post.id, stamp.at, { title: post.title });
    }
  },
};

/** Takes a turn that is over out of the calendar. @returns whether it was still there */
async function letGo(ctx: Context, postId: PostId, personId: PersonId): Promise<boolean> {
  return settle(async () => {
    const calendar = await loadCalendar(ctx, personId, true);
    if (!calendar.waiting.some((e) => e.p === postId)) return false;
    // Read after the calendar: who joined the line again before that stands in it, who does so later changes the calendar.
    const post = await ctx.table.get(postItem, postId, { strong: true });
    if (!post || post.waiting?.includes(personId.slice(4))) return false;
    await ctx.commit("claims.free", [save(calendarItem, personId, without(calendar, post, ctx.now), calendar.version)]);
    return true;
  });
}

/** The roster of large posts follows the calendars; what is written is the calendar's present state, so order is harmless. */
const keepRoster: Reaction = {
  name: "claims.keep-roster",
  kinds: ["CALENDAR"],
  run: async (ctx, { before, after, key, stamp }) => {
    const personId = personOf(key.pk);
    const [old, now] = [before as CalendarRow | undefined, after as CalendarRow | undefined];
    const touched = new Set([
      ...added(postsIn(now?.held), postsIn(old?.held)),
      ...added(postsIn(old?.held), postsIn(now?.held)),
    ]);
    const large = (await ctx.table.getMany(postItem, [...touched])).filter((p) => p.taken !== undefined);
    if (large.length === 0) return;
    const calendar = await loadCalendar(ctx, personId, true);
    for (const { id: postId } of large) {
      const state = postsIn(calendar.held).has(postId) ? ("claimed" as const) : ("left" as const);
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

export const claimReactions: readonly Reaction[] = [onCancelled, onRoom, onPassedOver, tellClaimant, keepRoster];
