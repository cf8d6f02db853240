import { setTimeout as wait } from "node:timers/promises";
import { inItemOrder } from "@rengang/functions/reactions/in-item-order";
import { provisionTable } from "@rengang/table/provision";
import type { StreamChange } from "@rengang/table/record";
import { readStream } from "@rengang/table/stream";
import type { World } from "../support/world";
import type { Random } from "./random";
import { delivered, type StreamFaults } from "./stream";

/** Whoever listens to one district. */
export interface Listener {
  /** Every record once and in the stream's order, before anything is done with it. */
  readonly watch: (change: StreamChange) => void;
  readonly react: (change: StreamChange) => Promise<void>;
  readonly faults: StreamFaults;
  readonly random: Random;
}

export interface Follower {
  readonly world: World;
  readonly listeners: Map<string, Listener>;
  /** Returns once everything that has been written, and what followed from it, is dealt with. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const AT_ONCE = 16;
const QUIET = 3;

/** Follows the stream of a world while its runs go on, each district with the faults of its own run. */
export async function follow(world: World): Promise<Follower> {
  const arn = await provisionTable(world.engine.endpoint, world.platform.tableName);
  const stream = readStream(world.engine.endpoint, arn, undefined);
  const listeners = new Map<string, Listener>();
  let running = true;
  let quiet = 0;
  const batch = async () => {
    const changes = await stream.next();
    const mine = changes.filter((c) => listeners.has(c.district));
    for (const change of mine) listeners.get(change.district)?.watch(change);
    const lots = [...listeners].map(([district, { random, faults }]) =>
      delivered(
        mine.filter((c) => c.district === district),
        random,
        faults,
      ),
    );
    await inItemOrder(lots.flat(), AT_ONCE, (c) => listeners.get(c.district)?.react(c) ?? Promise.resolve());
    quiet = changes.length === 0 ? quiet + 1 : 0;
  };
  const loop = (async () => {
    while (running) {
      await batch();
      await wait(quiet > 0 ? 4 : 0);
    }
  })();
  // A reaction that cannot be brought to an end stops the loop; whoever waits for it must hear of it.
  let broken: unknown;
  loop.catch((error: unknown) => {
    broken = error;
  });
  return {
    world,
    listeners,
    settle: async () => {
      quiet = 0;
      while (quiet < QUIET) {
        if (broken) throw broken;
        await wait(4);
      }
    },
    stop: async () => {
      running = false;
      await loop;
    },
  };
}
