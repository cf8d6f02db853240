import { Refusal } from "@rengang/kernel/refusal";
import { dayOf } from "@rengang/kernel/time";
import type * as z from "zod";
import { editPost } from "../claims";
import { type Context, openContext } from "../context";
import { loadDistrict } from "../districts";
import type { JobRow, JobStep } from "../jobs";
import { cancelPost, newPost, type PostRow, postChanges, postItem } from "../posts";
import { requireUnit } from "../units";
import { type SeriesRow, seriesItem } from "./items";
import { factsOn, sessionId } from "./rules";
import type { changeSeriesSchema, SeriesId } from "./schema";

const AT_ONCE = 20;
type Facts = z.output<typeof changeSeriesSchema>["facts"];

/** The system's hand in the name of whoever asked: the trail says who it was. */
function inTheName(ctx: Context, job: JobRow, n: number): Context {
  const { district } = ctx.actor;
  const actor = { district, personId: job.startedBy, name: "", grant: { role: "system" as const } };
  return openContext(ctx.platform, actor, `${ctx.requestId}.${n}`);
}

async function loadSeries(ctx: Context, job: JobRow): Promise<SeriesRow> {
  const row = await ctx.table.get(seriesItem, job.input.series as SeriesId, { strong: true });
  if (!row) throw new Error(`series ${job.input.series} is gone`);
  return row;
}

/** Publishes the planned sessions, some at a time; one that exists already, or whose time has passed, is left out. */
export const publishStep: JobStep = async (ctx, job) => {
  const series = await loadSeries(ctx, job);
  const [district, unit] = await Promise.all([loadDistrict(ctx), requireUnit(ctx, series.unitId)]);
  const from = Number(job.input.skip ?? 0) + job.done;
  const days = series.days.slice(from, from + AT_ONCE);
  let late = Number(job.result.late ?? 0);
  for (const [n, day] of days.entries()) {
    const own = inTheName(ctx, job, from + n);
    const id = sessionId(series.id, series.unitId, series.plan, day, district.zone);
    const facts = factsOn(series, day, own.now, district.zone);
    try {
      const made = newPost(own, id, facts, { district, unit }, { series: series.id.split(".")[1] });
      await own.commit("posts.publish", postChanges(made));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== "idempotency.mismatch") late += 1;
    }
  }
  const done = job.done + days.length;
  return { done, finished: done >= job.total, result: { late } };
};

const ENDED: readonly PostRow["state"][] = ["cancelled", "moved", "returned"];

/** The sessions of a series from a day on that can still be changed, in order. */
export async function comingSessions(
  ctx: Context,
  series: SeriesRow,
  from: string,
): Promise<(PostRow & { version: number })[]> {
  const days = series.days.filter((day) => day >= from && day >= dayOf(ctx.now));
  const ids = days.map((day) => sessionId(series.id, series.unitId, series.plan, day));
  const posts = await ctx.table.getMany(postItem, ids);
  return posts
    .filter((p) => !ENDED.includes(p.state) && (p.from ?? 0) * 60_000 > ctx.now)
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
}

/** A session that was changed by itself no longer says what its series said. */
export const isOwn = (post: PostRow, told: Partial<Pick<PostRow, "title" | "place" | "places">>): boolean =>
  (["title", "place", "places"] as const).some((name) => told[name] !== undefined && told[name] !== post[name]);

interface Counts {
  done: number;
  changed: number;
  own: number;
  refused: number;
  /** The days that were refused, for people. */
  refusedOn: string;
}

async function overSessions(
  ctx: Context,
  job: JobRow,
  act: (own: Context, post: PostRow) => Promise<"changed" | "own">,
): Promise<{ done: number; finished: boolean; result: Record<string, string | number> }> {
  const series = await loadSeries(ctx, job);
  const days = series.days.filter((day) => day >= String(job.input.from));
  const some = days.slice(job.done, job.done + AT_ONCE);
  const result = job.result as Partial<Counts>;
  const count = { changed: result.changed ?? 0, own: result.own ?? 0, refused: result.refused ?? 0 };
  let refusedOn = result.refusedOn ?? "";
  for (const [n, day] of some.entries()) {
    const id = sessionId(series.id, series.unitId, series.plan, day);
    const own = inTheName(ctx, job, job.done + n);
    const post = await own.table.get(postItem, id, { strong: true });
    if (!post || ENDED.includes(post.state) || (post.from ?? 0) * 60_000 <= own.now) continue;
    try {
      count[await act(own, post)] += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      count.refused += 1;
      refusedOn = [refusedOn, day].filter(Boolean).join(" ").slice(0, 300);
    }
  }
  const done = job.done + some.length;
  return { done, finished: done >= days.length, result: { ...count, refusedOn } };
}

/** Changes the coming sessions by the rules of changing one; those changed by themselves stay as they are. */
export const changeStep: JobStep = async (ctx, job) => {
  const facts = JSON.parse(String(job.input.facts)) as Facts;
  const told = JSON.parse(String(job.input.told)) as Parameters<typeof isOwn>[1];
  return overSessions(ctx, job, async (own, post) => {
    // A step that runs twice meets its own change, which is nobody's own.
    const already = !isOwn(post, facts);
    if (!already && isOwn(post, told)) return "own";
    await editPost(own, post.id, facts);
    return "changed";
  });
};

/** Calls the coming sessions off; everyone is told, as with one. */
export const cancelStep: JobStep = async (ctx, job) =>
  overSessions(ctx, job, async (own, post) => {
    await cancelPost(own, post.id, { reason: String(job.input.reason) });
    return "changed";
  });
