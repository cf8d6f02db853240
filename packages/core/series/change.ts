import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { fromMinutes } from "@rengang/kernel/time";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { jobItem, jobView, startJob } from "../jobs";
import { postItem, postView, takenOf } from "../posts";
import { requireUnit } from "../units";
import { type SeriesRow, seriesItem, unitOfSeries } from "./items";
import { mustRest, requireSeries, seriesView } from "./plan";
import { sessionId } from "./rules";
import { comingSessions, isOwn } from "./run";
import {
  cancelSeriesSchema,
  changeSeriesSchema,
  previewSeriesChangeSchema,
  type Series,
  type SeriesDetail,
  type SeriesId,
  type seriesEffectSchema,
} from "./schema";

const toldBy = ({ facts }: SeriesRow) => ({ title: facts.title, place: facts.place, places: facts.places });

async function begin(
  ctx: Context,
  id: SeriesId,
  verb: "series.change" | "series.cancel",
  from: string,
  more: (row: SeriesRow) => { input: Record<string, string>; next?: Partial<SeriesRow> },
): Promise<Series> {
  return settle(async () => {
    const { version, ...row } = await requireSeries(ctx, id, true);
    await mustRest(ctx, row);
    const { input, next } = more(row);
    const jobId = `job_series-${id.slice(4)}-${version}${verb.slice(7, 9)}`;
    const after: SeriesRow = { ...row, ...next, jobId };
    const total = row.days.filter((day) => day >= from).length;
    await ctx.commit(verb, [
      save(seriesItem, id, after, version),
      startJob(ctx, { id: jobId, kind: verb, total, input: { series: id, from, ...input } }),
    ]);
    return seriesView(after);
  });
}

/**
 * Changes every session of a series from a day on, by a job and by the rules of changing one. Sessions that were changed,
 * moved or called off by themselves stay as they are.
 * @throws Refusal `input.invalid`, `series.busy`
 */
export async function changeSeries(
  ctx: Context,
  id: SeriesId,
  input: z.input<typeof changeSeriesSchema>,
): Promise<Series> {
  permit(ctx.actor, "series.plan");
  const { from, facts } = parse(changeSeriesSchema, input);
  scope(ctx.actor, unitOfSeries(id));
  return begin(ctx, id, "series.change", from, (row) => ({
    input: { facts: JSON.stringify(facts), told: JSON.stringify(toldBy(row)) },
    next: { facts: { ...row.facts, ...facts } },
  }));
}

/** Calls every session of a series from a day on off, with a reason that everyone concerned reads. @throws Refusal `series.busy` */
export async function cancelSeries(
  ctx: Context,
  id: SeriesId,
  input: z.input<typeof cancelSeriesSchema>,
): Promise<Series> {
  permit(ctx.actor, "series.plan");
  const { from, reason } = parse(cancelSeriesSchema, input);
  scope(ctx.actor, unitOfSeries(id));
  return begin(ctx, id, "series.cancel", from, () => ({ input: { reason } }));
}

/** Whom a change or a cancellation from a day on would concern; nothing is changed. */
export async function previewSeriesChange(
  ctx: Context,
  id: SeriesId,
  input: z.input<typeof previewSeriesChangeSchema>,
): Promise<z.output<typeof seriesEffectSchema>> {
  permit(ctx.actor, "series.plan");
  const { from } = parse(previewSeriesChangeSchema, input);
  const row = await requireSeries(ctx, id);
  const posts = await comingSessions(ctx, row, from);
  return {
    sessions: posts.length,
    own: posts.filter((post) => isOwn(post, toldBy(row))).length,
    holders: posts.reduce((sum, post) => sum + takenOf(post), 0),
    waiting: posts.reduce((sum, post) => sum + (post.waiting?.length ?? 0), 0),
  };
}

/** The series of a unit, newest first. */
export async function listSeries(ctx: Context, unitId: SeriesRow["unitId"]): Promise<{ series: Series[] }> {
  permit(ctx.actor, "series.list");
  await requireUnit(ctx, unitId);
  scope(ctx.actor, unitId);
  const rows = await ctx.table.queryAll(seriesItem, { pk: `SERIES#${unitId}`, begins: "SERIES#" });
  const sorted = rows.sort((a, b) => b.plannedAt - a.plannedAt);
  return { series: sorted.map(({ version: _, ...row }) => seriesView(row)) };
}

/** One series with its sessions and the job that is at work on it. */
export async function viewSeries(ctx: Context, id: SeriesId): Promise<SeriesDetail> {
  permit(ctx.actor, "series.list");
  const { version: _, ...row } = await requireSeries(ctx, id, true);
  const dayOfId = new Map(row.days.map((day) => [sessionId(row.id, row.unitId, row.plan, day), day]));
  const [posts, job] = await Promise.all([
    ctx.table.getMany(postItem, [...dayOfId.keys()]),
    ctx.table.get(jobItem, row.jobId, { strong: true }),
  ]);
  const sessions = posts.map((post) => {
    const { title, state, places, taken, waiting } = postView(post);
    const times = { startsAt: fromMinutes(post.from ?? 0), endsAt: fromMinutes(post.to ?? 0) };
    return { id: post.id, day: dayOfId.get(post.id) ?? "", title, state, ...times, places, taken, waiting };
  });
  sessions.sort((a, b) => a.day.localeCompare(b.day));
  return { ...seriesView(row), job: job && jobView(job), posts: sessions };
}
