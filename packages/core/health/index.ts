import { permit } from "@rengang/kernel/permission";
import { HOUR, toIso } from "@rengang/kernel/time";
import { newestSeal } from "../audit";
import { type Context, systemContext } from "../context";
import { districtItem, listDistricts } from "../districts";
import { jobItem } from "../jobs";
import type { DistrictHealth } from "./schema";

const AT_ONCE = 20;
const LONG = HOUR;

async function healthOf(ctx: Context, { id, name }: Pick<DistrictHealth, "id" | "name">): Promise<DistrictHealth> {
  const none = { id, name, reachable: false, tasksFailed: 0, tasksLong: 0 };
  try {
    const inside = systemContext(ctx.platform, id, ctx.requestId);
    const [open, seal, jobs] = await Promise.all([
      inside.table.get(districtItem, {}),
      newestSeal(inside),
      inside.table.queryAll(jobItem, { pk: "JOBS" }),
    ]);
    if (!open) return none;
    const long = jobs.filter((job) => job.state === "running" && job.startedAt < ctx.now - LONG);
    const tasks = { tasksFailed: jobs.filter((job) => job.state === "failed").length, tasksLong: long.length };
    return { id, name, reachable: true, ...(seal && { sealedAt: toIso(seal.at) }), ...tasks };
  } catch {
    // One district that cannot be reached is told as such and does not hide the others.
    return none;
  }
}

/** How every district runs, for the operator: reachable, sealed, tasks that hang. No person and no count of people. */
export async function viewHealth(ctx: Context): Promise<DistrictHealth[]> {
  permit(ctx.actor, "health.view");
  const districts = await listDistricts(ctx.platform);
  const found: DistrictHealth[] = [];
  for (let i = 0; i < districts.length; i += AT_ONCE) {
    found.push(...(await Promise.all(districts.slice(i, i + AT_ONCE).map((one) => healthOf(ctx, one)))));
  }
  return found;
}
