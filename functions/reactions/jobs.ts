import { advanceJob } from "@rengang/core/jobs";
import type { Reaction } from "@rengang/core/context/reaction";
import { jobSteps } from "../jobs/registry";

/** Each stored step of a job asks for the next one. */
export const advance: Reaction = {
  name: "jobs.advance",
  kinds: ["JOB"],
  run: async (ctx, { after }) => {
    if (after?.state === "running") await advanceJob(ctx, String(after.id), jobSteps);
  },
};
