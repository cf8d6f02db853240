import type { JobStep } from "@rengang/core/jobs";
import type { JobKind } from "@rengang/core/jobs/schema";

const pending: JobStep = async (_ctx, job) => ({ done: job.total, finished: true });

/** Which step each kind of job takes. */
export const jobSteps: Readonly<Record<JobKind, JobStep>> = {
  "imports.run": pending,
  "feedback.generate": pending,
  "evaluation.close": pending,
};
