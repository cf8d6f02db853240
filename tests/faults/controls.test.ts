import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWorld, type World } from "../support/world";
import type { Control } from "./control";
import { controls } from "./controls";
import { CALM } from "./layer";
import { type RunSettings, settingsOf } from "./settings";
import { type Follower, follow, runWave } from "./wave";

let world: World;
let follower: Follower;
beforeAll(async () => {
  world = await makeWorld();
  follower = await follow(world);
});
afterAll(async () => {
  await follower.stop();
  await world.close();
});

const WIDTH = 3;
const WAVES = 8;

/** Every seed reads freshly and few answers are lost, so that what is found is the seeded bug. */
function settingsFor({ sabotage, more = {} }: Control, seed: number): RunSettings {
  const faults = { ...CALM, conflict: 0.02, timeoutAfter: 0.02, latency: 0.4, ...more.faults };
  return settingsOf(seed, { turns: 10, ...more, faults, sabotage });
}

/** The first thing that the checker says of the kind expected, over a bounded number of seeds. */
async function found(control: Control): Promise<string | undefined> {
  for (let wave = 0; wave < WAVES; wave++) {
    const seeds = Array.from({ length: WIDTH }, (_, n) => 3 * (wave * WIDTH + n + 1));
    const outcomes = await runWave(
      follower,
      seeds.map((seed) => settingsFor(control, seed)),
    );
    const said = outcomes.flatMap((o) => o.faults).find((fault) => control.says.test(fault));
    if (said) return said;
  }
  return undefined;
}

/** One control makes its engine wrong by the layer itself; without that it is no control. */
const honest = controls.filter((c) => c.more?.faults === undefined);

test("the same runs without their bugs find nothing", async () => {
  const settings = honest.map((control, n) => ({
    ...settingsFor({ ...control, sabotage: {} }, 3 * (n + 1)),
    turns: 5,
  }));
  const outcomes = await runWave(follower, settings);
  expect(outcomes.filter((o) => o.faults.length > 0).map((o) => o.report)).toEqual([]);
});

describe("seeded bugs are found", () => {
  for (const control of controls) {
    test(control.name, async () => {
      expect(await found(control)).toBeDefined();
    });
  }
});
