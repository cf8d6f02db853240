import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Platform } from "@rengang/core/context";
import { runJob } from "@rengang/functions/jobs/react";
import { inItemOrder } from "@rengang/functions/reactions/in-item-order";
import { react } from "@rengang/functions/reactions/registry";
import { log, toldError } from "@rengang/kernel/log";
import type { StreamChange } from "@rengang/table/record";
import { readStream } from "@rengang/table/stream";

interface Checkpoint {
  readonly arn: string;
  readonly position?: string | undefined;
}

function readCheckpoint(file: string, arn: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const kept = JSON.parse(readFileSync(file, "utf8")) as Checkpoint;
  return kept.arn === arn ? kept.position : undefined;
}

const TRIES = 4;
const AT_ONCE = 16;

async function reactOrSetAside(platform: Platform, change: StreamChange, quarantine: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await runJob(platform, change);
      return await react(platform, change);
    } catch (error) {
      if (attempt < TRIES) {
        await wait(50 * 4 ** attempt);
        continue;
      }
      const { kind, key, district, sequence } = change;
      const causes = [toldError(error)];
      appendFileSync(quarantine, `${JSON.stringify({ district, kind, key, sequence, causes })}\n`);
      log("poison", { kind, sequence, error });
      return;
    }
  }
}

export interface Follower {
  stop(): Promise<void>;
}

/**
 * Follows the stream and runs the reactions. The place is kept after the records are dealt with: after a crash some
 * come again, none is lost. A record that keeps failing is set aside in `quarantine.jsonl`, the others go on.
 */
export function followStream(platform: Platform, endpoint: string, arn: string, dataDir: string): Follower {
  const file = join(dataDir, "stream.json");
  const stream = readStream(endpoint, arn, readCheckpoint(file, arn));
  let running = true;
  const loop = (async () => {
    let pause = 20;
    while (running) {
      try {
        const changes = await stream.next();
        const quarantine = join(dataDir, "quarantine.jsonl");
        await inItemOrder(changes, AT_ONCE, (change) => reactOrSetAside(platform, change, quarantine));
        if (changes.length > 0) {
          writeFileSync(`${file}.part`, JSON.stringify({ arn, position: stream.position() }));
          renameSync(`${file}.part`, file);
        }
        pause = changes.length > 0 ? 5 : 40;
      } catch (error) {
        if (running) log("stream", { error });
        pause = 1000;
      }
      await wait(pause);
    }
  })();
  return {
    stop: async () => {
      running = false;
      await loop;
    },
  };
}
