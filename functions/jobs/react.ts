import { type Platform, systemContext } from "@rengang/core/context";
import { advanceJob } from "@rengang/core/jobs";
import type { StreamChange } from "@rengang/table/record";
import { jobSteps } from "./registry";

/** Each stored step of a job asks for the next one. */
export async function runJob(platform: Platform, change: StreamChange): Promise<void> {
  if (change.kind !== "JOB" || change.after?.state !== "running") return;
  await advanceJob(systemContext(platform, change.district, change.stamp.request), String(change.after.id), jobSteps);
}
