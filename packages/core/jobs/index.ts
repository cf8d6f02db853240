import { permit } from "@rengang/kernel/permission";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { absent, type Change, put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type JobRow, jobItem } from "./items";
import type { Job, JobKind } from "./schema";

export { type JobRow, jobItem } from "./items";

/** Progress after one step. A step takes at most some seconds, and running it twice does no harm. */
export interface Progress {
  readonly done: number;
  readonly finished: boolean;
  readonly result?: Record<string, string | number>;
}
export type JobStep = (ctx: Context, job: Loaded<JobRow>) => Promise<Progress>;

/**
 * A job as part of the commit that asks for it. The stream record of the item starts the first step, the record of
 * each step the next: no queue, and nothing is forgotten when a process ends.
 */
export function startJob(
  ctx: Context,
  job: { id: string; kind: JobKind; total: number; input: Record<string, string | number> },
  otherwise?: () => Error,
): Change {
  const { id, kind, total, input } = job;
  const row: JobRow = {
    id,
    kindOf: kind,
    state: "running",
    done: 0,
    total,
    input,
    result: {},
    startedBy: ctx.actor.personId,
    startedAt: ctx.now,
  };
  return put(jobItem, id, row, absent(otherwise));
}

/** A job's progress. */
export async function viewJob(ctx: Context, id: string): Promise<Job> {
  permit(ctx.actor, "jobs.view");
  const row = await ctx.table.get(jobItem, id, { strong: true });
  if (!row) throw refuseCommon("thing.missing");
  return jobView(row);
}

export function jobView(row: JobRow): Job {
  const { kindOf, startedAt, finishedAt, id, state, done, total, result } = row;
  return {
    id,
    kind: kindOf,
    state,
    done,
    total,
    result,
    startedAt: toIso(startedAt),
    finishedAt: finishedAt ? toIso(finishedAt) : undefined,
  };
}

/** Takes the next step of a running job; a step that another process has taken meanwhile is left to it. */
export async function advanceJob(ctx: Context, id: string, steps: Readonly<Record<JobKind, JobStep>>): Promise<void> {
  const job = await ctx.table.get(jobItem, id, { strong: true });
  if (job?.state !== "running") return;
  const { done, finished, result } = await steps[job.kindOf](ctx, job);
  const { version, ...row } = job;
  const next: JobRow = {
    ...row,
    done,
    result: { ...row.result, ...result },
    ...(finished && { state: "done" as const, finishedAt: ctx.platform.clock() }),
  };
  try {
    await ctx.commit("jobs.advance", [save(jobItem, id, next, version)]);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}

/** Gives a job up whose step keeps failing, so that people see it. */
export async function failJob(ctx: Context, id: string): Promise<void> {
  const job = await ctx.table.get(jobItem, id, { strong: true });
  if (job?.state !== "running") return;
  const { version, ...row } = job;
  await ctx.commit("jobs.fail", [save(jobItem, id, { ...row, state: "failed", finishedAt: ctx.now }, version)]);
}

/** Takes up again a job that was given up, where it stopped; does nothing to one that runs or is done. */
export async function resumeJob(ctx: Context, id: string): Promise<void> {
  const job = await ctx.table.get(jobItem, id, { strong: true });
  if (job?.state !== "failed") return;
  const { version, finishedAt: _, ...row } = job;
  const next: JobRow = { ...row, state: "running", startedAt: ctx.now };
  try {
    await ctx.commit("jobs.resume", [save(jobItem, id, next, version)]);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}
