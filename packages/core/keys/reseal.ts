import { permit } from "@rengang/kernel/permission";
import { toIso } from "@rengang/kernel/time";
import { save } from "@rengang/table/change";
import { type Context, settle } from "../context";
import { type JobStep, jobItem, startJob } from "../jobs";
import { resealingItem } from "./items";
import { STRETCHES } from "./registry";
import type { FieldKeyView } from "./schema";

const numberOf = (ctx: Context): number => ctx.platform.secrets.fields.current;

/** Under which key the district's sealed fields are written, and when everything was last brought under it. */
export async function viewFieldKey(ctx: Context): Promise<FieldKeyView> {
  permit(ctx.actor, "keys.view");
  const row = await ctx.table.get(resealingItem, {}, { strong: true });
  const job = row && (await ctx.table.get(jobItem, row.jobId, { strong: true }));
  if (!row || !job) return { current: numberOf(ctx) };
  const { state, startedAt, finishedAt, result } = job;
  return {
    current: numberOf(ctx),
    last: {
      number: row.number,
      state,
      byName: row.byName,
      startedAt: toIso(startedAt),
      ...(finishedAt !== undefined && { finishedAt: toIso(finishedAt) }),
      seen: Number(result.seen ?? 0),
      resealed: Number(result.resealed ?? 0),
    },
  };
}

/**
 * Seals everything of the district again under the newest of the installation's keys, as a job; one that runs already is
 * left to run. Afterwards nothing is readable by an earlier key alone. Again, it finds nothing to do.
 */
export async function resealFields(ctx: Context): Promise<FieldKeyView> {
  permit(ctx.actor, "keys.renew");
  await settle(async () => {
    const row = await ctx.table.get(resealingItem, {}, { strong: true });
    const job = row && (await ctx.table.get(jobItem, row.jobId, { strong: true }));
    if (job?.state === "running") return;
    const number = numberOf(ctx);
    const jobId = ctx.freshId("job");
    await ctx.commit("keys.reseal", [
      save(resealingItem, {}, { jobId, number, byName: ctx.actor.name }, row?.version ?? 0),
      startJob(ctx, { id: jobId, kind: "keys.reseal", total: STRETCHES.length, input: { number } }),
    ]);
  });
  return viewFieldKey(ctx);
}

/**
 * One page of what is sealed.
 * @throws Error in a process that does not know the key yet: another one takes the step
 */
export const resealStep: JobStep = async (ctx, job) => {
  const number = Number(job.input.number);
  if (numberOf(ctx) < number) throw new Error(`field key ${number} is not this process's newest`);
  const { at = 0, cursor = "", seen = 0, resealed = 0 } = job.result;
  const stretch = STRETCHES[job.done];
  if (!stretch) return { done: job.done, finished: true };
  const walked = await stretch.walk(ctx, { at: Number(at), cursor: String(cursor) });
  const done = walked.next ? job.done : job.done + 1;
  return {
    done,
    finished: done === STRETCHES.length,
    result: {
      at: walked.next?.at ?? 0,
      cursor: walked.next?.cursor ?? "",
      seen: Number(seen) + walked.seen,
      resealed: Number(resealed) + walked.resealed,
    },
  };
};
