import { randomBytes } from "node:crypto";
import { type Platform, systemContext } from "@rengang/core/context";
import { advanceJob } from "@rengang/core/jobs";
import { base32 } from "@rengang/kernel/ids";
import type { StreamChange } from "@rengang/table/record";
import { jobSteps } from "./registry";

/**
 * The request of one step: named after the one that asked for the job, and this step's alone, for two processes may take
 * the same step in the same millisecond and neither may take the other's commit for its own.
 */
export const stepRequest = (request: string): string => `${request.split(/[~.]/)[0]}.${base32(randomBytes(5))}`;

/** Each stored step of a job asks for the next one. */
export async function runJob(platform: Platform, change: StreamChange): Promise<void> {
  if (change.kind !== "JOB" || change.after?.state !== "running") return;
  const ctx = systemContext(platform, change.district, stepRequest(change.stamp.request));
  await advanceJob(ctx, String(change.after.id), jobSteps);
}
