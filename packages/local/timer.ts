import { setTimeout as wait } from "node:timers/promises";
import type { Platform } from "@rengang/core/context";
import { runDue } from "@rengang/functions/jobs/due";
import { sweepErasures } from "@rengang/functions/jobs/erasures";
import { tellOverdue } from "@rengang/functions/jobs/overdue";
import { retireTrails } from "@rengang/functions/jobs/retention";
import { sealTrails, sweepJobs } from "@rengang/functions/jobs/sweep";
import { log } from "@rengang/kernel/log";
import { HOUR } from "@rengang/kernel/time";

const PAUSE = 10_000;

/** What the hourly schedule does on AWS. */
async function hourly(platform: Platform): Promise<void> {
  await sweepJobs(platform);
  await sealTrails(platform);
  await sweepErasures(platform);
  await tellOverdue(platform);
  await retireTrails(platform);
}

/** Runs what is due every ten seconds, and what is hourly every hour, as the schedules do on AWS. What fails is due again. */
export function startTimer(platform: Platform, pause = PAUSE): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const told = (level: string) => (error: unknown) => log(level, { error });
  let sweptAt = 0;
  let sweeping: Promise<void> = Promise.resolve();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await runDue(platform).catch(told("due"));
      if (platform.clock() - sweptAt >= HOUR) {
        sweptAt = platform.clock();
        // Sealing many hours takes its time, and what is due does not wait for it.
        sweeping = hourly(platform).catch(told("hourly"));
      }
      await wait(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
      await sweeping;
    },
  };
}
