import type { EmployerId, UnitId } from "@rengang/kernel/ids";
import type { Loaded } from "@rengang/table/item";
import { type Context, settle } from "../context";
import { employerItem } from "../employers";
import type { JobRow, JobStep, Progress } from "../jobs";
import type { Place } from "../people/renamed-place";
import { unitItem } from "../units";
import { employees, postsAhead, residents, roles, type Walk } from "./walks";

/**
 * One page of what bears a copy of a name; the name is the present one, so that of two new names the later one stays,
 * whichever job comes last. Harmless when repeated.
 */
async function step<P extends Place>(
  ctx: Context,
  { done, result }: Loaded<JobRow>,
  verb: string,
  place: P | undefined,
  walks: readonly Walk<P>[],
): Promise<Progress> {
  const walk = walks[done];
  if (!walk || !place) return { done, finished: true };
  const { changes, cursor = "" } = await walk(ctx, place, String(result.cursor ?? "") || undefined);
  for (const change of changes) {
    await settle(async () => {
      const wanted = await change();
      if (wanted.length > 0) await ctx.commit(verb, wanted);
    });
  }
  const next = cursor ? done : done + 1;
  return { done: next, finished: next === walks.length, result: { cursor } };
}

const now = { strong: true } as const;

/** Carries a unit's present name to roles, sessions, members and posts ahead. */
export const renameUnitStep: JobStep = async (ctx, job) => {
  const unit = await ctx.table.get(unitItem, job.input.unitId as UnitId, now);
  return step(ctx, job, "units.rename", unit, [roles, residents, postsAhead]);
};

/** Carries an employer's present name to roles, sessions and members. */
export const renameEmployerStep: JobStep = async (ctx, job) => {
  const employer = await ctx.table.get(employerItem, job.input.employerId as EmployerId, now);
  return step(ctx, job, "employers.rename", employer, [roles, employees]);
};
