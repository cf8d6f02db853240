import { setTimeout as pause } from "node:timers/promises";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { invalidFields, parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { DAY, toMinutes } from "@rengang/kernel/time";
import { absent, put, save, unchanged, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { type JobRow, type JobStep, startJob } from "../jobs";
import {
  dueChange,
  hasBegun,
  loadDetail,
  type PostRow,
  postDetailItem,
  postIdAt,
  postItem,
  requireOwnPost,
  requirePost,
  viewedPost,
} from "../posts";
import { refusePost } from "../posts/refusals";
import type { PostDetail } from "../posts/schema";
import { bare, noteOf, personOf, rosterAfter, rosterSet } from "./changes";
import { type CalendarRow, calendarItem } from "./items";
import { loadCalendar } from "./load";
import { holdersOf } from "./read-claims";
import { inTheWay, without, withPlace, withTurn } from "./rules";
import { movePostSchema } from "./schema";
import { tellAbout } from "./tell";

/** The post at its new time; deadlines keep their distance from the start. @throws Refusal `input.invalid`, `post.in_the_past` */
export function movedRow(post: PostRow, times: { startsAt: string; endsAt: string }, id: PostId, now: number): PostRow {
  if (post.from === undefined) throw invalidFields([{ path: "startsAt", problem: "standing" }]);
  const [from, to] = [toMinutes(times.startsAt), toMinutes(times.endsAt)];
  if (to <= from) throw invalidFields([{ path: "endsAt", problem: "before_start" }]);
  if ((to - from) * 60_000 > DAY) throw invalidFields([{ path: "endsAt", problem: "too_long" }]);
  if (from * 60_000 <= now) throw refusePost("post.in_the_past");
  const later = from - post.from;
  const shifted = (at: number | undefined) => (at === undefined ? undefined : at + later);
  return { ...post, id, from, to, claimBy: shifted(post.claimBy), withdrawBy: shifted(post.withdrawBy) };
}

/**
 * Moves a session to another time. The session gets a new address at its new place in the list; everyone who holds a
 * place or waits is carried over, one commit each, by a job; while it runs neither session takes claims. Whoever holds
 * another place at the new time keeps that one, loses this one and is told.
 * @throws Refusal `post.not_open`, `post.over`, `post.busy`, `post.in_the_past`, `input.invalid`
 */
export async function movePost(ctx: Context, id: PostId, input: z.input<typeof movePostSchema>): Promise<PostDetail> {
  permit(ctx.actor, "posts.edit");
  const { reason, ...times } = parse(movePostSchema, input);
  const { zone } = await loadDistrict(ctx);
  const newId = (unit: PostRow["unitId"]) => postIdAt(unit, times.startsAt, ctx.freshId("pst").slice(-6), zone);
  const moved = await settle(async () => {
    const post = await requireOwnPost(ctx, id, { strong: true });
    const detail = await loadDetail(ctx, id);
    if (post.state === "moved" && detail?.movedTo) return sameMove(ctx, detail.movedTo, times);
    if (post.state === "moving" || post.state === "drawing") throw refusePost("post.busy");
    if (post.state !== undefined && post.state !== "closed") throw refusePost("post.not_open");
    if (hasBegun(post, ctx.now)) throw refusePost("post.over");
    if (post.from === toMinutes(times.startsAt) && post.to === toMinutes(times.endsAt)) return id;
    const row = movedRow(post, times, newId(post.unitId), ctx.now);
    const { version: _, ...facts } = detail ?? { ...emptyDetail, version: 0 };
    const empty = {
      holders: undefined,
      waiting: undefined,
      offers: undefined,
      ...(post.taken !== undefined && { taken: 0 }),
    };
    await ctx.commit("posts.move", [
      update(postItem, id, {
        set: { state: "moved", ...empty },
        ...dueChange(post, { ...post, ...empty, state: "moved" }),
        when: unchanged(post.version),
      }),
      update(postDetailItem, id, { set: { movedTo: row.id, reason } }),
      put(postItem, row.id, { ...row, state: "moving" }, absent()),
      put(postDetailItem, row.id, { ...facts, ...(post.drawAt !== undefined && { drawnAs: facts.drawnAs ?? id }) }),
      startJob(ctx, {
        id: `job_move-${row.id}`,
        kind: "posts.move",
        total: (post.taken ?? post.holders?.size ?? 0) + (post.waiting?.length ?? 0),
        input: { from: id, to: row.id, stateAfter: post.state ?? "open", reason },
      }),
    ]);
    return row.id;
  });
  return viewedPost(ctx, moved);
}

const emptyDetail = { description: "", bring: "", beneficiaries: "", unitName: "", publishedAt: 0 };

/** The same move again has one effect; another one is asked for at the session's present address. */
async function sameMove(ctx: Context, movedTo: PostId, times: { startsAt: string; endsAt: string }): Promise<PostId> {
  const post = await requirePost(ctx, movedTo, { strong: true });
  if (post.from !== toMinutes(times.startsAt) || post.to !== toMinutes(times.endsAt))
    throw refusePost("post.moved", { movedTo });
  return movedTo;
}

const AT_ONCE = 20;
const CATCHING_UP = 100;

/**
 * Carries the people of a moved session over, some at a time, and then opens it. Who is carried no longer has the old
 * session in the calendar, so running a step twice does no harm.
 */
export const moveStep: JobStep = async (ctx, job) => {
  const [from, to] = [job.input.from as PostId, job.input.to as PostId];
  const [old, post] = await Promise.all([requirePost(ctx, from, STRONG), requirePost(ctx, to, STRONG)]);
  if (post.state !== "moving") return { done: job.total, finished: true };
  const people = await peopleToCarry(ctx, old, post);
  if (!people) {
    await pause(CATCHING_UP);
    return { done: job.done, finished: false };
  }
  const todo = people.slice(0, AT_ONCE);
  for (const personId of todo) await carry(ctx, job, old, personId);
  if (todo.length > 0) return { done: Math.max(0, job.total - people.length + todo.length), finished: false };
  const state = job.input.stateAfter === "closed" ? ("closed" as const) : undefined;
  await ctx.commit("posts.moved", [
    update(postItem, to, { set: { state }, ...dueChange(post, { ...post, state }), when: unchanged(post.version) }),
  ]);
  return { done: job.total, finished: true };
};

const STRONG = { strong: true };

/**
 * Those who still have the old session in their calendar; undefined as long as the roster of a large post, which follows
 * the claims, has not caught up.
 */
async function peopleToCarry(ctx: Context, old: PostRow, post: PostRow): Promise<PersonId[] | undefined> {
  const holders = await holdersOf(ctx, post);
  if (post.taken !== undefined) holders.push(...(await holdersOf(ctx, old)));
  const everyone = [...new Set([...holders, ...(post.waiting ?? []).map(personOf)])];
  const calendars = await Promise.all(everyone.map((personId) => loadCalendar(ctx, personId, true)));
  // A roster that lags may name one who has left and not yet the one who came: only calendars tell who is there.
  const holding = calendars.filter((row) => row.held.some((e) => e.p === old.id || e.p === post.id));
  if (post.taken !== undefined && holding.length < post.taken) return undefined;
  const concerned = (row: CalendarRow) => [...row.held, ...row.waiting].some((e) => e.p === old.id);
  return everyone.filter((_, n) => concerned(calendars[n] as CalendarRow));
}

/** One person's half: the place at the new time, the turn, or, where another place is in the way, neither. */
async function carry(ctx: Context, job: Loaded<JobRow>, old: PostRow, personId: PersonId): Promise<void> {
  const [to, why] = [job.input.to as PostId, String(job.input.reason)];
  await settle(async () => {
    const [post, calendar] = [await requirePost(ctx, to, STRONG), await loadCalendar(ctx, personId, true)];
    const free = without(calendar, old, ctx.now, noteOf(post, "moved", why));
    const keep = (row: CalendarRow) => save(calendarItem, personId, row, calendar.version);
    if (calendar.waiting.some((e) => e.p === old.id)) {
      await ctx.commit("claims.move", [keep({ ...withTurn(free, post, ctx.now), note: free.note })]);
      await tellAbout(ctx, personId, "claim.moved", post, job.startedAt, { reason: why });
      return;
    }
    if (!calendar.held.some((e) => e.p === old.id)) return;
    if (inTheWay(free, post)) {
      const after = rosterAfter(post, [bare(personId)], { waiting: post.waiting ?? [] });
      const left = without(calendar, old, ctx.now, noteOf(old, "clash", why));
      const leave = update(postItem, to, {
        set: rosterSet(after),
        ...dueChange(post, after),
        when: unchanged(post.version),
      });
      await ctx.commit("claims.move", [leave, keep(left)]);
      return;
    }
    const carried = withPlace(free, post, ctx.now, noteOf(post, "moved", why));
    const held = carried.held.map((e) => (e.p === to ? { ...e, m: 1 as const } : e));
    await ctx.commit("claims.move", [keep({ ...carried, held, grown: free.grown })]);
  });
}
