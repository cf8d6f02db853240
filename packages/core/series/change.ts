import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { type JobRow, resumeJob, startJob } from "../jobs";
import { takenOf } from "../posts";
import { type SeriesRow, seriesItem, unitOfSeries } from "./items";
import {
  cancelSeriesSchema,
  changeSeriesSchema,
  previewSeriesChangeSchema,
  type Series,
  type SeriesId,
  type seriesEffectSchema,
} from "./schema";
import { isComing, lastJob, mustRest, requireSeries, seriesView, sessionsOn } from "./sessions";

type Verb = "series.change" | "series.cancel";

/** Whether a job is at work on just what is asked: the same call again, whose answer was lost. */
const isSame = (job: JobRow | undefined, kind: Verb, input: Record<string, string>): boolean =>
  job?.state === "running" &&
  job.kindOf === kind &&
  Object.keys(job.input).length === Object.keys(input).length &&
  Object.entries(input).every(([name, value]) => job.input[name] === value);

async function begin(
  ctx: Context,
  id: SeriesId,
  verb: Verb,
  asked: { from: string; input: Record<string, string>; next?: (row: SeriesRow) => Partial<SeriesRow> },
): Promise<Series> {
  const input = { series: id, from: asked.from, ...asked.input };
  return settle(async () => {
    const { version, ...row } = await requireSeries(ctx, id, true);
    if (isSame(await lastJob(ctx, row.jobId), verb, input)) return seriesView(row);
    await mustRest(ctx, row);
    const jobId = `job_series-${id.slice(4)}-${version}`;
    const after: SeriesRow = { ...row, ...asked.next?.(row), jobId };
    const total = row.days.filter((day) => day >= asked.from).length;
    await ctx.commit(verb, [
      save(seriesItem, id, after, version),
      startJob(ctx, { id: jobId, kind: verb, total, input }),
    ]);
    return seriesView(after);
  });
}

/**
 * Changes every session of a series from a day on, by a job and by the rules of changing one; what it says holds for
 * sessions added later too. Sessions that were changed, moved or called off by themselves stay as they are.
 * @throws Refusal `input.invalid`, `thing.missing`, `series.busy`, `series.unfinished`
 */
export async function changeSeries(
  ctx: Context,
  id: SeriesId,
  input: z.input<typeof changeSeriesSchema>,
): Promise<Series> {
  permit(ctx.actor, "series.plan");
  const { from, ...change } = parse(changeSeriesSchema, input);
  scope(ctx.actor, unitOfSeries(id));
  const { facts, ...times } = change;
  return begin(ctx, id, "series.change", {
    from,
    input: { change: JSON.stringify(change) },
    next: (row) => ({ facts: { ...row.facts, ...facts }, plan: { ...row.plan, ...times } }),
  });
}

/**
 * Calls every session of a series from a day on off, with a reason that everyone concerned reads.
 * @throws Refusal `input.invalid`, `thing.missing`, `series.busy`, `series.unfinished`
 */
export async function cancelSeries(
  ctx: Context,
  id: SeriesId,
  input: z.input<typeof cancelSeriesSchema>,
): Promise<Series> {
  permit(ctx.actor, "series.plan");
  const { from, reason, all } = parse(cancelSeriesSchema, input);
  scope(ctx.actor, unitOfSeries(id));
  return begin(ctx, id, "series.cancel", { from, input: { reason, all: String(all) } });
}

/**
 * Takes the last job of a series up again where it was given up; does nothing to one that runs or is done.
 * @throws Refusal `thing.missing`
 */
export async function resumeSeries(ctx: Context, id: SeriesId): Promise<Series> {
  permit(ctx.actor, "series.plan");
  const { version: _, ...row } = await requireSeries(ctx, id, true);
  await resumeJob(ctx, row.jobId);
  return seriesView(row);
}

/** Whom a change or a cancellation from a day on would concern; nothing is changed. @throws Refusal `thing.missing` */
export async function previewSeriesChange(
  ctx: Context,
  id: SeriesId,
  input: z.input<typeof previewSeriesChangeSchema>,
): Promise<z.output<typeof seriesEffectSchema>> {
  permit(ctx.actor, "series.plan");
  const { from, all, places } = parse(previewSeriesChangeSchema, input);
  const row = await requireSeries(ctx, id);
  const found = await sessionsOn(
    ctx,
    row,
    row.days.filter((day) => day >= from),
  );
  const coming = found.filter(({ post }) => isComing(post, ctx.now));
  const concerned = coming.filter(({ own }) => all || !own);
  return {
    sessions: concerned.length,
    own: coming.length - concerned.length,
    holders: concerned.reduce((sum, { post }) => sum + takenOf(post), 0),
    waiting: concerned.reduce((sum, { post }) => sum + (post.waiting?.length ?? 0), 0),
    short: concerned.filter(({ post }) => places !== undefined && takenOf(post) > places).map(({ day }) => day),
  };
}
