import type { Job } from "@rengang/core/jobs/schema";
import { api, json } from "./api";
import { createRemote } from "./remote";

export type { Job };

/** How far a long task has come; asked every second while it runs. */
export function createJob(id: () => string | undefined) {
  return createRemote<Job>(() => ({
    key: ["jobs", id() ?? ""],
    enabled: id() !== undefined,
    fresh: 0,
    load: () => json(api.jobs[":jobId"].$get({ param: { jobId: id() ?? "" } })),
    every: (job) => (!job || job.state === "running") && 1000,
  }));
}
