import type { updateSettingsSchema } from "@rengang/core/districts/schema";
import type * as z from "zod";
import { CALM, type Faults } from "./layer";
import { type Random, randomOf } from "./random";
import type { Sabotage } from "./run";
import type { StreamFaults } from "./stream";
import type { Mix, Script } from "./workload";

export interface RunSettings extends Script {
  readonly seed: number;
  readonly faults: Faults;
  readonly stream: StreamFaults;
  /** What the run's district decides otherwise. */
  readonly district: z.input<typeof updateSettingsSchema>;
  readonly sabotage?: Sabotage | undefined;
}

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

const MIX: Mix = {
  claim: 50,
  leave: 18,
  assign: 5,
  release: 4,
  places: 5,
  accept: 6,
  lapse: 3,
  stand_in: 5,
  shrink: 2,
  grow: 0.7,
  close: 1.2,
  reopen: 1.6,
  move: 1.2,
  born: 0.8,
  cancel: 0.3,
};

/**
 * A small post, another at the same time, one that counts instead of naming, another that begins a quarter of an hour
 * later some way off, and one whose deadline for withdrawing has passed.
 */
const POSTS: Script["posts"] = [
  { places: 2, large: false, at: 48 },
  { places: 1, large: false, at: 49 },
  { places: 2, large: true, at: 50.5 },
  { places: 2, large: false, at: 52.75, away: true },
  { places: 2, large: false, at: 20 },
];

/** What districts decide differently: how freed places are passed on, and what limits there are. */
function districtOf(random: Random): RunSettings["district"] {
  return {
    offers: random.pick(["late", "late", "always", "never"] as const),
    stretchHoursMax: random.pick([3, 8]),
    monthlyClaimsMax: random.pick([0, 0, 3]),
    travelMinutes: random.pick([0, 30, 45]),
  };
}

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
    district: districtOf(random.fork("district")),
    groups: 1,
    people: random.between(5, 9),
    posts: POSTS,
    actors: random.between(3, 6),
    turns: 13,
    mix: MIX,
    sabotage,
    ...more,
  };
}

/** A longer run: seven groups side by side in one district, about 1,000 attempts, histories still short enough to decide. */
export const longSettingsOf = (seed: number): RunSettings => {
  const settings = settingsOf(seed);
  const turns = 30;
  return {
    ...settings,
    groups: 7,
    actors: 5,
    turns,
    // Posts are called off less often, or most of a run would be spent on posts that are gone.
    mix: { ...settings.mix, cancel: ((settings.mix.cancel ?? 0) * settings.turns) / turns },
  };
};
