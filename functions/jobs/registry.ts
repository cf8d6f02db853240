import { closeStep } from "@rengang/core/evaluation";
import { importStep } from "@rengang/core/imports";
import type { JobStep } from "@rengang/core/jobs";
import type { JobKind } from "@rengang/core/jobs/schema";

const pending: JobStep = async (_ctx, job) => ({ done: job.total, finished: true });

/** Which step each kind of job takes. */
export const jobSteps: Readonly<Record<JobKind, JobStep>> = {
  "imports.run": importStep,
  "feedback.generate": pending,
  "evaluation.close": closeStep,
};
