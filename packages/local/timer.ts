import { setTimeout as wait } from "node:timers/promises";
import type { Platform } from "@rengang/core/context";
import { runDue } from "@rengang/functions/jobs/due";

const PAUSE = 10_000;

/** Runs what is due every ten seconds, as the schedule does on AWS. What fails is due again the next time. */
export function startTimer(platform: Platform, pause = PAUSE): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await runDue(platform).catch((error: unknown) => {
        const causes = error instanceof AggregateError ? error.errors.map(String) : [String(error)];
        console.error(JSON.stringify({ level: "due", causes }));
      });
      await wait(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}
