import { sealAudit } from "@rengang/core/audit";
import { type Platform, systemContext, tableOf } from "@rengang/core/context";
import { listDistricts } from "@rengang/core/districts";
import { failJob, jobItem } from "@rengang/core/jobs";
import { HOUR } from "@rengang/kernel/time";
import { wire } from "../wire";
import { sweepErasures } from "./erasures";
import { tellOverdue } from "./overdue";
import { retireTrails } from "./retention";

const STUCK_AFTER = 6 * HOUR;

/** Gives up jobs that have not finished for six hours, so that nobody waits for them. */
export async function sweepJobs(platform: Platform): Promise<number> {
  let given = 0;
  for (const { id } of await listDistricts(platform)) {
    const jobs = await tableOf(platform, id).queryAll(jobItem, { pk: "JOBS" });
    for (const job of jobs.filter((j) => j.state === "running" && j.startedAt < platform.clock() - STUCK_AFTER)) {
      await failJob(systemContext(platform, id, "sweep"), job.id);
      given += 1;
    }
  }
  return given;
}

/** Seals the closed hours of every district's trail; one that fails does not stop the others. @returns how many seals */
export async function sealTrails(platform: Platform): Promise<number> {
  let made = 0;
  const failures: unknown[] = [];
  for (const { id } of await listDistricts(platform)) {
    try {
      made += await sealAudit(systemContext(platform, id, "seal"));
    } catch (error) {
      failures.push(new Error(`sealing ${id}`, { cause: error }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "some trails could not be sealed");
  return made;
}

export const handler = async () => {
  const platform = await wire();
  return {
    given: await sweepJobs(platform),
    sealed: await sealTrails(platform),
    erased: await sweepErasures(platform),
    overdue: await tellOverdue(platform),
    retired: await retireTrails(platform),
  };
};
