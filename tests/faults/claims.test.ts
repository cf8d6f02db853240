import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWorld, type World } from "../support/world";
import type { Outcome } from "./run";
import { settingsOf } from "./settings";
import { stackWall } from "./stack-wall";
import { type Follower, follow, runWave } from "./wave";

const wall = stackWall();
let world: World;
let follower: Follower;
beforeAll(async () => {
  world = await makeWorld(undefined, wall.of("Api"));
  follower = await follow(world);
});
afterAll(async () => {
  await follower.stop();
  await world.close();
});

/** Seeds once found wanting are kept beside the first ones. */
const SEEDS = [...Array.from({ length: 18 }, (_, n) => n + 1), 23, 31, 34, 35, 56, 63, 73, 85, 94, 108, 122, 127];
const WIDTH = 10;

describe("claims under faults", () => {
  const outcomes: Outcome[] = [];

  test("30 seeded runs: never over, never under, never twice, nobody in two places, no turn lost", async () => {
    for (let n = 0; n < SEEDS.length; n += WIDTH) {
      const settings = SEEDS.slice(n, n + WIDTH).map((seed) => settingsOf(seed));
      outcomes.push(...(await runWave(follower, settings)));
    }
    expect(outcomes.filter((o) => o.faults.length > 0).map((o) => o.report)).toEqual([]);
    expect(outcomes.filter((o) => o.undecided > 0).map((o) => o.seed)).toEqual([]);
  });

  test("all of it under the credentials of its own district, as the synthesized policies have them", () => {
    expect(wall.denied).toEqual([]);
    expect(wall.looked()).toBeGreaterThan(10_000);
  });

  test("every kind of fault has struck, and no key of another district was touched", () => {
    const struck = new Set(outcomes.flatMap((o) => Object.keys(o.struck)));
    for (const fault of ["throttle", "conflict", "conflictInFlight", "timeoutBefore", "timeoutAfter", "staleRead"]) {
      expect(struck).toContain(fault);
    }
    expect(outcomes.reduce((sum, o) => sum + o.leaks, 0)).toBe(0);
  });
});
