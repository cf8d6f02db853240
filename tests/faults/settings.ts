import { CALM, type Faults } from "./layer";
import { randomOf } from "./random";
import type { RunSettings, Sabotage } from "./run";
import type { Script } from "./workload";

/** A bad day: every fault, none of them rare. */
export const BAD_DAY: Faults = {
  throttle: 0.02,
  conflict: 0.04,
  timeoutBefore: 0.03,
  timeoutAfter: 0.06,
  staleRead: 0.15,
  staleStrong: 0,
  unprocessed: 0.3,
  split: 0.3,
  latency: 0.3,
  latencyMost: 0,
};

const MIX: Script["mix"] = { claim: 56, leave: 22, assign: 6, release: 5, places: 8, cancel: 0.6 };

/** A small post, another at the same time, a standing neighbour later, and one that counts instead of naming. */
const POSTS: Script["posts"] = [
  { places: 2, large: false, at: 0 },
  { places: 1, large: false, at: 1 },
  { places: 2, large: true, at: 2.5 },
];

/** The settings of one run. Every third seed reads freshly, so that every refusal must be true as well. */
export function settingsOf(seed: number, more: Partial<RunSettings> = {}, sabotage?: Sabotage): RunSettings {
  const random = randomOf(seed).fork("settings");
  const strength = random.next() * 1.5;
  const scaled = Object.fromEntries(Object.entries(BAD_DAY).map(([name, share]) => [name, share * strength])) as never;
  const faults: Faults = { ...CALM, ...(scaled as Faults), latencyMost: 0 };
  return {
    seed,
    faults: seed % 3 === 0 ? { ...faults, staleRead: 0 } : faults,
    stream: { redeliver: 0.3 * strength, reorder: true },
    people: random.between(5, 9),
    posts: POSTS,
    actors: random.between(3, 6),
    turns: 9,
    mix: MIX,
    sabotage,
    ...more,
  };
}
